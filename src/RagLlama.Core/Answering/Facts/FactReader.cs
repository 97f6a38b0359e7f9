using System.Globalization;
using RagLlama.Documents;

namespace RagLlama.Answering.Facts;

/// <summary>Reads the facts of a text that can be checked without understanding it, in the formats of the eight languages.</summary>
internal sealed class FactReader(TextReading reading, bool isRow)
{
    private readonly List<Fact> facts = [];
    private readonly MeasureReader measures = new(reading, isRow);
    private int at;

    /// <param name="language">ISO 639-1 code; null has it detected.</param>
    public static IReadOnlyList<Fact> Read(string text, string? language = null) => TextReading.Of(text, language).Facts;

    internal IReadOnlyList<Fact> Read()
    {
        for (at = 0; at < reading.Words.Count; at++)
        {
            var word = reading.Words[at];
            switch (word.Kind)
            {
                case WordKind.Date:
                    AddNumericDate(word.Text);
                    break;
                case WordKind.Time:
                    AddTime(ClockTime.Parse(word.Text), at, at);
                    break;
                case WordKind.Code:
                    Add(FactKind.Code, [CodeOf(word.Text)], at, at);
                    break;
                case WordKind.Number:
                    AddNumber(word);
                    break;
                case WordKind.Word:
                    AddWord();
                    break;
                default:
                    break;
            }
        }

        return BoundReader.Set(reading, measures.Share(facts));
    }

    /// <summary>A date that no calendar has is a fact all the same: nothing bears it out.</summary>
    private void AddNumericDate(string text)
    {
        var dates = DateReader.Numeric(text);
        Add(dates.Count > 0 ? FactKind.Date : FactKind.Code, dates.Count > 0 ? dates : [CodeOf(text)], at, at);
    }

    private void AddNumber(Word word)
    {
        if (measures.IsItemNumber(at))
        {
            return;
        }

        if (DateReader.At(reading, at) is { } date)
        {
            AddDate(date);
            return;
        }

        if (measures.IsHour(at, out var last) && int.TryParse(word.Text, CultureInfo.InvariantCulture, out var hour) && hour <= 24)
        {
            AddTime((hour, 0), at, last);
            return;
        }

        if (last > at || measures.HalfOfDay(at, at) is not null)
        {
            if (ClockTime.IsTime(word.Text))
            {
                AddTime(ClockTime.Parse(word.Text), at, last);
                return;
            }
        }

        if (measures.IsOrdinal(at, out last))
        {
            Add(FactKind.Ordinal, NumberNotation.Readings(word.Text), at, last, measures.Behind([], at, last).Unit);
            return;
        }

        var values = NumberNotation.In(word.Text, reading.Language);
        var measure = measures.Behind(measures.IsNegative(at) ? [.. values.Select(v => "-" + v)] : values, at, at);
        Add(FactKind.Number, measure.Values, at, measure.Last, measure.Unit, spanEnd: at);
    }

    private void AddWord()
    {
        foreach (var meaning in reading.MeaningsAt(at))
        {
            var colon = meaning.Symbol.IndexOf(':', StringComparison.Ordinal);
            var value = meaning.Symbol[(colon + 1)..];
            switch (colon < 0 ? meaning.Symbol : meaning.Symbol[..colon])
            {
                case "m" or "ma" when DateReader.At(reading, at) is { } date:
                    AddDate(date);
                    return;
                case "w" when measures.IsWeekday(meaning):
                    Add(FactKind.Weekday, [value], meaning.First, meaning.Last);
                    return;
                case "t":
                    AddTime(ClockTime.Parse(value), meaning.First, meaning.Last);
                    return;
                case "n" or "one" when DateReader.At(reading, at) is { } date:
                    AddDate(date);
                    return;
                case "n":
                    AddNumberWord(meaning, value, isSoft: false);
                    return;
                case "one" when measures.Behind(["1"], meaning.First, meaning.Last).Unit is not null:
                    AddNumberWord(meaning, "1", isSoft: true);
                    return;
                case "half":
                    Add(FactKind.Number, ["0.5"], meaning.First, meaning.Last, isSoft: true);
                    return;
                case "o" when DateReader.At(reading, at) is { } date:
                    AddDate(date);
                    return;
                case "o":
                    Add(FactKind.Ordinal, [value], meaning.First, meaning.Last, measures.Behind([], meaning.First, meaning.Last).Unit, isSoft: value is "1" or "2" or "99", meaning.Last);
                    return;
                default:
                    break;
            }
        }
    }

    private void AddNumberWord(Meaning meaning, string value, bool isSoft)
    {
        var parts = value.Split(' ');
        if (parts.Length == 1 && measures.IsHour(meaning.Last, out var last) && int.TryParse(value, CultureInfo.InvariantCulture, out var hour))
        {
            AddTime((hour, 0), meaning.First, last);
            return;
        }

        var measure = measures.Behind([parts[0]], meaning.First, meaning.Last);
        Add(FactKind.Number, measure.Values, meaning.First, Math.Max(meaning.Last, measure.Last), parts.Length > 1 ? parts[1] : measure.Unit, isSoft, meaning.Last);
    }

    private void AddTime((int Hour, int Minute) time, int first, int last)
    {
        var hour = measures.HalfOfDay(first, last) switch
        {
            "pm" when time.Hour < 12 => time.Hour + 12,
            "am" when time.Hour == 12 => 0,
            _ => time.Hour,
        };
        Add(FactKind.Time, [string.Create(CultureInfo.InvariantCulture, $"{hour}:{time.Minute:00}")], first, last);
    }

    private void AddDate(DateReading date)
    {
        foreach (var (values, first, last) in date.Dates)
        {
            Add(FactKind.Date, values, first, last);
        }

        at = date.Last;
    }

    private void Add(FactKind kind, IReadOnlyList<string> values, int first, int last, string? unit = null, bool isSoft = false, int? spanEnd = null)
    {
        if (values.Count == 0)
        {
            return;
        }

        var words = reading.Words;
        facts.Add(new Fact(kind, values, unit, TextSpan.FromBounds(words[first].Span.Start, words[spanEnd ?? last].Span.End))
        {
            Position = first,
            Clause = words[first].Clause,
            IsSoft = isSoft,
        });
        at = Math.Max(at, last);
    }

    private static string CodeOf(string text) =>
        text.Contains('@', StringComparison.Ordinal) ? text.ToUpperInvariant() : string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
