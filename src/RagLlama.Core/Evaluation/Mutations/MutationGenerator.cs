using System.Globalization;
using System.Text.RegularExpressions;

namespace RagLlama.Evaluation.Mutations;

/// <summary>
/// Makes right sentences wrong, one change at a time. The same sentence gives the same mutants in every run: the place and the new value come
/// from a hash of the sentence. At most one mutant of each kind, two of those that change digits.
/// </summary>
public static partial class MutationGenerator
{
    /// <param name="language">Language of the sentence.</param>
    /// <param name="document">The whole text of its document, for values that are right elsewhere.</param>
    public static IReadOnlyList<Mutant> Of(string text, string language, string document)
    {
        var rules = MutationRules.For(language);
        var seed = Seed(text);
        var mutants = new List<Mutant?>
        {
            Digit(text, seed),
            Digit(text, seed / 7 + 1),
            OtherNumber(text, document, seed),
            Exchange(text),
            Listed(text, MutationKind.Month, rules.Months, seed),
            Listed(text, MutationKind.Weekday, rules.Weekdays, seed),
            Currency(text),
            Percent(text),
            Name(text, document, rules, seed),
        };
        mutants.AddRange(rules.Pairs.GroupBy(p => p.Kind).Select(group => ByRule(text, group.Key, group.Select(p => (p.From, p.To)), language, seed)));
        return [.. mutants.OfType<Mutant>().Where(m => m.Text != text && !Doubled().IsMatch(m.Text)).DistinctBy(m => m.Text)];
    }

    private static Mutant? Digit(string text, int seed)
    {
        var digits = Digits().Matches(text);
        if (digits.Count == 0)
        {
            return null;
        }

        var match = digits[seed % digits.Count];
        var zero = match.Value[0] - CharUnicodeInfo.GetDecimalDigitValue(match.Value[0]);
        var value = CharUnicodeInfo.GetDecimalDigitValue(match.Value[0]);
        var isFirst = match.Index == 0 || !char.IsDigit(text[match.Index - 1]);
        var other = (value + 1 + (seed % 8)) % 10;
        other = other == 0 && isFirst ? 9 == value ? 8 : 9 : other;
        return With(text, match.Index, match.Length, ((char)(zero + other)).ToString(), MutationKind.Digit);
    }

    private static Mutant? OtherNumber(string text, string document, int seed)
    {
        var numbers = Numbers().Matches(text);
        var others = Numbers().Matches(document).Select(m => m.Value).Distinct().Where(n => !numbers.Any(m => IsSame(m.Value, n))).ToList();
        if (numbers.Count == 0 || others.Count == 0)
        {
            return null;
        }

        var match = numbers[seed % numbers.Count];
        var near = others.Where(o => o.Length == match.Length).DefaultIfEmpty(others[seed % others.Count]).ToList();
        return With(text, match.Index, match.Length, near[seed % near.Count], MutationKind.OtherNumber);
    }

    /// <summary>Two numbers that look alike, so that the sentence stays one that could be true.</summary>
    private static Mutant? Exchange(string text)
    {
        var numbers = Numbers().Matches(text);
        for (var i = 0; i + 1 < numbers.Count; i++)
        {
            var (left, right) = (numbers[i], numbers[i + 1]);
            if (!IsSame(left.Value, right.Value) && !IsOneDate(text[(left.Index + left.Length)..right.Index]) && left.Value.Any(c => c is ',' or '.') == right.Value.Any(c => c is ',' or '.') && Behind(text, left) == Behind(text, right))
            {
                return new Mutant(MutationKind.Exchange, text[..left.Index] + right.Value + text[(left.Index + left.Length)..right.Index] + left.Value + text[(right.Index + right.Length)..]);
            }
        }

        return null;
    }

    private static Mutant? Listed(string text, MutationKind kind, IReadOnlyList<string> names, int seed)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (Find(text, names[i]) is { } at)
            {
                var other = names[(i + 1 + (seed % (names.Count - 1))) % names.Count];
                return With(text, at, names[i].Length, other, kind);
            }
        }

        return null;
    }

    private static Mutant? Currency(string text)
    {
        var match = CurrencySign().Match(text);
        return match.Success
            ? With(text, match.Index, match.Length, match.Value switch { "€" => "$", "EUR" => "USD", "₹" => "€", "$" => "€", _ => "$" }, MutationKind.Currency)
            : null;
    }

    private static Mutant? Percent(string text)
    {
        var match = PercentSign().Match(text);
        return match.Success ? With(text, match.Index, match.Length, "", MutationKind.Percent) : null;
    }

    /// <summary>A name of two words, for one that stands elsewhere in the document, else for one that stands nowhere.</summary>
    private static Mutant? Name(string text, string document, MutationRules rules, int seed)
    {
        var match = FullName().Match(text);
        if (!match.Success || rules.Names.Count == 0)
        {
            return null;
        }

        var others = FullName().Matches(document).Select(m => m.Value).Where(n => !text.Contains(n, StringComparison.Ordinal)).Distinct().ToList();
        var other = others.Count > 0 && seed % 2 == 0 ? others[seed % others.Count] : rules.Names[seed % rules.Names.Count];
        return With(text, match.Index, match.Length, other, MutationKind.Name);
    }

    private static Mutant? ByRule(string text, MutationKind kind, IEnumerable<(string From, string To)> rules, string language, int seed)
    {
        var possible = rules.Select(r => (Rule: r, At: Find(text, r.From, language))).Where(r => r.At is not null).ToList();
        if (possible.Count == 0)
        {
            return null;
        }

        var (rule, at) = possible[seed % possible.Count];
        return With(text, at!.Value, rule.From.Length, rule.To, kind);
    }

    private static int? Find(string text, string words, string language = "")
    {
        if (language == "th" || words[0] is >= '\u0e00' and <= '\u0e7f')
        {
            var index = text.IndexOf(words, StringComparison.Ordinal);
            return index < 0 ? null : index;
        }

        for (var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !IsPartOfWord(text[at - 1])) && (at + words.Length == text.Length || !IsPartOfWord(text[at + words.Length])))
            {
                return at;
            }
        }

        return null;
    }

    private static bool IsPartOfWord(char c) => char.IsLetter(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static Mutant With(string text, int at, int length, string other, MutationKind kind)
    {
        var changed = char.IsUpper(text[at]) && other.Length > 0 && at == 0 ? char.ToUpperInvariant(other[0]) + other[1..] : other;
        return new Mutant(kind, (text[..at] + changed + text[(at + length)..]).Replace("  ", " ", StringComparison.Ordinal).Trim());
    }

    /// <summary>What stands right behind a number: numbers of the same sort can be exchanged.</summary>
    private static char Behind(string text, Match number) => number.Index + number.Length < text.Length && text[number.Index + number.Length] is var next && !char.IsPunctuation(next) ? next : ' ';

    /// <summary>The same number in another notation, or the same year in another era.</summary>
    private static bool IsSame(string left, string right) =>
        Plain(left) == Plain(right) || (int.TryParse(left, CultureInfo.InvariantCulture, out var a) && int.TryParse(right, CultureInfo.InvariantCulture, out var b) && Math.Abs(a - b) == 543);

    private static string Plain(string number) => string.Concat(NoDecimals().Replace(number, "").Where(char.IsDigit)).TrimStart('0');

    /// <summary>Day and year around a month, or two values of a list, say the same in any order.</summary>
    private static bool IsOneDate(string between) => OnlyAnd().IsMatch(between) || MutationRules.AllMonths.Any(m => between.Contains(m, StringComparison.OrdinalIgnoreCase) || between.Trim() == m[..Math.Min(3, m.Length)]);

    private static int Seed(string text)
    {
        var hash = 17u;
        foreach (var c in text)
        {
            hash = unchecked((hash * 31) + c);
        }

        return (int)(hash % 100_003);
    }

    [GeneratedRegex(@"\b(?:not not|nicht nicht|non non|não não|no no|nicht kein)\b|नहीं नहीं|ไม่ไม่|เเ|(?:ne|non|no|não|no se|nobody|no one|ninguém) (?:doit|doivent|devono|deben|devem|does not|is not|não)|must not be|You must not|ไม่จำเป็นต้องไม่", RegexOptions.IgnoreCase)]
    private static partial Regex Doubled();

    [GeneratedRegex(@"[.,]0{1,2}$")]
    private static partial Regex NoDecimals();

    [GeneratedRegex(@"^[.\s]*(?:and|or|und|oder|et|ou|e|o|y|u|और|या|และ|หรือ|/|,|\+|×|x)[\s]*(?:DN )?$", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyAnd();

    [GeneratedRegex(@"\d")]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<![\p{L}\d.,:/-])\d+(?:[.,]\d+)*(?![\d:/]|-?\p{L}|[.,]\d)")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"€|₹|\bEUR\b|\$")]
    private static partial Regex CurrencySign();

    [GeneratedRegex(@"\s?%|\s(?:percent|Prozent|pour cent|per cento|por cento|por ciento|प्रतिशत)")]
    private static partial Regex PercentSign();

    [GeneratedRegex(@"(?<=[\p{Ll},:(]\s?)\p{Lu}\p{Ll}{2,}\s\p{Lu}\p{Ll}{2,}(?![\p{L}-])")]
    private static partial Regex FullName();
}
