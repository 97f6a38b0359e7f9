using System.Globalization;
using System.Text.RegularExpressions;

namespace RagLlama.Answering.Assisting;

/// <summary>Reads a model's judgement of the sentences of an answer. It may lower a status and never raises one: what is computed is not talked away.</summary>
internal static partial class SecondOpinion
{
    /// <param name="judged">Positions of the sentences that were shown to the model, which numbers them from 1.</param>
    public static IReadOnlyList<AnswerSentence> Apply(IReadOnlyList<AnswerSentence> sentences, IReadOnlyList<int> judged, string reply)
    {
        var doubted = Verdict().Matches(reply)
            .Where(m => !m.Groups["word"].Value.Equals("yes", StringComparison.OrdinalIgnoreCase))
            .Select(m => int.Parse(m.Groups["number"].Value, CultureInfo.InvariantCulture) - 1)
            .Where(number => number >= 0 && number < judged.Count)
            .Select(number => judged[number])
            .ToHashSet();
        return [.. sentences.Select((s, at) => doubted.Contains(at) && s.Status == SupportStatus.Supported ? s with { Status = SupportStatus.Partly } : s)];
    }

    [GeneratedRegex(@"^\s*(?:statement\s*)?(?<number>[0-9]{1,3})\s*[:.)-]\s*(?<word>yes|partly|no)\b", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Verdict();
}
