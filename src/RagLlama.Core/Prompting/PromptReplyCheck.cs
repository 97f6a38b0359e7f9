using System.Globalization;
using RagLlama.Text;

namespace RagLlama.Prompting;

/// <summary>What must hold of a model's reply to a case.</summary>
public static class PromptReplyCheck
{
    /// <summary>Shorter replies say too little to tell their language.</summary>
    private const int LeastForLanguage = 40;

    /// <returns>What does not hold; empty when everything does.</returns>
    public static IReadOnlyList<PromptProblem> Problems(PromptCase @case, string reply) => [.. Find(@case, reply.Trim())];

    private static IEnumerable<PromptProblem> Find(PromptCase @case, string reply)
    {
        if (@case.MustEqual is { } expected)
        {
            if (reply != expected)
            {
                yield return new PromptProblem(PromptProblemKind.Reply, expected);
            }

            yield break;
        }

        foreach (var wanted in @case.MustContain.Where(w => !w.Split('|').Any(s => reply.Contains(s, StringComparison.OrdinalIgnoreCase))))
        {
            yield return new PromptProblem(PromptProblemKind.Lacks, wanted);
        }

        foreach (var unwanted in @case.MustNotContain.Where(u => reply.Contains(u, StringComparison.OrdinalIgnoreCase)))
        {
            yield return new PromptProblem(PromptProblemKind.Contains, unwanted);
        }

        if (@case.MostLines is { } most && reply.Split('\n').Count(l => !string.IsNullOrWhiteSpace(l)) > most)
        {
            yield return new PromptProblem(PromptProblemKind.Lines, most.ToString(CultureInfo.InvariantCulture));
        }

        var language = reply.Length < LeastForLanguage ? LanguageDetector.Undetermined : LanguageDetector.Detect(reply);
        if (language != LanguageDetector.Undetermined && language != @case.Language)
        {
            yield return new PromptProblem(PromptProblemKind.ReplyLanguage, language, @case.Language);
        }
    }
}
