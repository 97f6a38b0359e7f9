using System.Globalization;
using System.Text;
using System.Xml.Linq;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Word;

/// <summary>Counts numbered paragraphs as Word does, so that "3." or "2.1" is part of the text people refer to.</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;
    private readonly Dictionary<string, Dictionary<int, Level>> definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> definitionOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> counters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<int, int>> restarts = new(StringComparer.Ordinal);

    public WordNumbering(XElement? root)
    {
        foreach (var definition in root.Children("abstractNum"))
        {
            var levels = new Dictionary<int, Level>();
            foreach (var level in definition.Children("lvl"))
            {
                levels[level.Number("ilvl") ?? 0] = new Level(
                    level.Child("numFmt").Value("val") ?? "decimal",
                    level.Child("lvlText").Value("val") ?? "",
                    level.Child("start").Number("val") ?? 1);
            }

            definitions[definition.Value("abstractNumId") ?? ""] = levels;
        }

        foreach (var instance in root.Children("num"))
        {
            var id = instance.Value("numId") ?? "";
            definitionOf[id] = instance.Child("abstractNumId").Value("val") ?? "";
            restarts[id] = instance.Children("lvlOverride").Where(change => change.Child("startOverride") is not null)
                .DistinctBy(change => change.Number("ilvl")).ToDictionary(change => change.Number("ilvl") ?? 0, change => change.Child("startOverride").Number("val") ?? 1);
        }
    }

    /// <summary>The number before the paragraph with a space after it; empty for bullets and for paragraphs that are not numbered.</summary>
    public string Next(string numberingId, int level)
    {
        level = Math.Clamp(level, 0, Levels - 1);
        if (!definitionOf.TryGetValue(numberingId, out var definition) || !definitions.TryGetValue(definition, out var levels) || !levels.TryGetValue(level, out var own))
        {
            return "";
        }

        // Lists of the same definition continue each other, except where one says that it starts anew.
        if (!counters.TryGetValue(definition, out var counts))
        {
            counters[definition] = counts = new int[Levels];
            for (var i = 0; i < Levels; i++)
            {
                counts[i] = (levels.TryGetValue(i, out var start) ? start.Start : 1) - 1;
            }
        }

        if (restarts[numberingId].Remove(level, out var restart))
        {
            counts[level] = restart - 1;
        }

        counts[level]++;
        for (var i = level + 1; i < Levels; i++)
        {
            counts[i] = (levels.TryGetValue(i, out var below) ? below.Start : 1) - 1;
        }

        return own.Format is "bullet" or "none" ? "" : Render(own.Text, levels, counts);
    }

    private static string Render(string pattern, Dictionary<int, Level> levels, int[] counts)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var level = pattern[++i] - '1';
                text.Append(Format(Math.Max(1, counts[level]), levels.TryGetValue(level, out var definition) ? definition.Format : "decimal"));
            }
            else
            {
                text.Append(pattern[i]);
            }
        }

        return text.Length > 0 ? text.Append(' ').ToString() : "";
    }

    public static string Format(int number, string format) => format switch
    {
        "lowerLetter" => Letters(number).ToLowerInvariant(),
        "upperLetter" => Letters(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperRoman" => Roman(number),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A to Z, then AA, BB: Word's own order.</summary>
    private static string Letters(int number) => new((char)('A' + ((number - 1) % 26)), Math.Min(20, ((number - 1) / 26) + 1));

    private static string Roman(int number)
    {
        ReadOnlySpan<(int Value, string Sign)> signs =
            [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = new StringBuilder();
        var left = Math.Min(number, 10_000);
        foreach (var (value, sign) in signs)
        {
            for (; left >= value; left -= value)
            {
                text.Append(sign);
            }
        }

        return text.ToString();
    }

    private sealed record Level(string Format, string Text, int Start);
}
