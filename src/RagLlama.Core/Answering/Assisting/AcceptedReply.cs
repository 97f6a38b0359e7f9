using System.Text.RegularExpressions;

namespace RagLlama.Answering.Assisting;

/// <summary>What small replies of a model must keep to, whoever's text made it write them: no address, and no number that its input does not have.</summary>
internal static partial class AcceptedReply
{
    public static bool BringsNothingNew(string reply, params IEnumerable<string> known)
    {
        if (Address().IsMatch(reply))
        {
            return false;
        }

        var numbers = Numbers(string.Join('\n', known)).ToHashSet(StringComparer.Ordinal);
        return Numbers(reply).All(numbers.Contains);
    }

    /// <summary>The only line of a reply, without quotation marks around it; null when it has several.</summary>
    public static string? OneLine(string reply)
    {
        var line = reply.Trim().Trim('"', '“', '”', '„', '«', '»', '*', '`').Trim();
        return line.Length == 0 || line.AsSpan().IndexOfAny('\n', '\r') >= 0 ? null : line;
    }

    /// <summary>Runs of digits in any script.</summary>
    private static IEnumerable<string> Numbers(string text) => Digits().Matches(text).Select(m => string.Concat(m.Value.Select(c => (int)char.GetNumericValue(c))));

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\bhttps?:|\bwww\.|\b\S+@\S+\.\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
