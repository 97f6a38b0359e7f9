using System.Text.RegularExpressions;

namespace RagLlama.Answering.Assisting;

/// <summary>Reads the questions that a model proposes to ask next.</summary>
internal static partial class SuggestedQuestions
{
    private const int Shortest = 8;
    private const int Longest = 140;

    /// <param name="known">What the model was shown: a number of nowhere else is one it made up.</param>
    public static IReadOnlyList<string> Read(string reply, string question, int most, IEnumerable<string> known)
    {
        var input = known.ToList();
        return
        [
            .. reply.Split('\n')
                .Select(line => Bullet().Replace(line, "").Trim().Trim('"', '*', '`').Trim())
                .Where(line => line.Length is >= Shortest and <= Longest && !CondensedQuestion.HasFilters(line) && AcceptedReply.BringsNothingNew(line, input))
                .Where(line => !string.Equals(line, question.Trim(), StringComparison.OrdinalIgnoreCase))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(most),
        ];
    }

    [GeneratedRegex(@"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")]
    private static partial Regex Bullet();
}
