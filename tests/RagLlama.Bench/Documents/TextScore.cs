using System.Globalization;
using System.Text.RegularExpressions;

namespace RagLlama.Bench.Documents;

/// <summary>Token F1 of two texts: markup stripped from both, lower case, words counted as multisets; order plays no part.</summary>
internal static partial class TextScore
{
    public static double F1(string text, string reference) => F1(Tokens(Plain(text)), Tokens(Plain(reference)));

    /// <summary>For references without spaces: runs of five characters.</summary>
    public static double FiveGramF1(string text, string reference) => F1(Grams(text), Grams(reference));

    /// <summary>Letters and digits only, for finding a passage whatever its spacing and punctuation.</summary>
    public static string Squash(string text) => string.Concat(Plain(text).Where(IsWord).Where(c => c != '_')).ToLowerInvariant();

    public static string Plain(string markdown)
    {
        var text = Comment().Replace(markdown, " ");
        text = Link().Replace(text, "$1");
        text = Tag().Replace(text, " ");
        text = text.Replace("&amp;", "&", StringComparison.Ordinal).Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal).Replace("&nbsp;", " ", StringComparison.Ordinal);
        text = Escape().Replace(text, "$1");
        text = Rule().Replace(text, " ");
        return Marks().Replace(text, " ");
    }

    private static double F1(List<string> text, List<string> reference)
    {
        if (text.Count == 0 || reference.Count == 0)
        {
            return text.Count == reference.Count ? 1 : 0;
        }

        var left = text.CountBy(token => token).ToDictionary();
        long common = reference.CountBy(token => token).Sum(token => Math.Min(token.Value, left.GetValueOrDefault(token.Key)));
        return 2.0 * common / (text.Count + reference.Count);
    }

    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var lower = text.ToLowerInvariant();
        for (var i = 0; i < lower.Length; i++)
        {
            var start = i;
            while (i < lower.Length && IsWord(lower[i]))
            {
                i++;
            }

            if (i > start)
            {
                tokens.Add(lower[start..i]);
            }
        }

        return tokens;
    }

    private static List<string> Grams(string text)
    {
        // The bar between the cells of a table is ours, not the document's.
        var dense = string.Concat(text.Replace(" | ", " ", StringComparison.Ordinal).Where(c => !char.IsWhiteSpace(c)));
        return [.. Enumerable.Range(0, Math.Max(0, dense.Length - 4)).Select(i => dense.Substring(i, 5))];
    }

    /// <summary>Letters and numbers; marks that combine with a letter end a token, in both texts alike.</summary>
    private static bool IsWord(char c) =>
        c == '_' || char.IsLetter(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex("</?[a-zA-Z][^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\\([_*#\[\]()|.\-])")]
    private static partial Regex Escape();

    [GeneratedRegex(@"^[\s|:\-+=]+$", RegexOptions.Multiline)]
    private static partial Regex Rule();

    [GeneratedRegex("[|#*`_~>]+")]
    private static partial Regex Marks();
}
