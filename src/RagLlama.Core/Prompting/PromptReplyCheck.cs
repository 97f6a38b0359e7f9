using RagLlama.Text;

namespace RagLlama.Prompting;

/// <summary>What must hold of a model's reply to a case.</summary>
public static class PromptReplyCheck
{
    /// <summary>Shorter replies say too little to tell their language.</summary>
    private const int LeastForLanguage = 40;

    /// <returns>What does not hold, one sentence each; empty when everything does.</returns>
    public static IReadOnlyList<string> Problems(PromptCase @case, string reply) => [.. Find(@case, reply.Trim())];

    private static IEnumerable<string> Find(PromptCase @case, string reply)
    {
        if (@case.MustEqual is { } expected)
        {
            if (reply != expected)
            {
                yield return $"It should be '{expected}'.";
            }

            yield break;
        }

        foreach (var wanted in @case.MustContain.Where(w => !w.Split('|').Any(s => reply.Contains(s, StringComparison.OrdinalIgnoreCase))))
        {
            yield return $"'{wanted}' is missing.";
        }

        foreach (var unwanted in @case.MustNotContain.Where(u => reply.Contains(u, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"'{unwanted}' should not be there.";
        }

        if (@case.MostLines is { } most && reply.Split('\n').Count(l => !string.IsNullOrWhiteSpace(l)) > most)
        {
            yield return $"It has more than {most} lines.";
        }

        var language = reply.Length < LeastForLanguage ? LanguageDetector.Undetermined : LanguageDetector.Detect(reply);
        if (language != LanguageDetector.Undetermined && language != @case.Language)
        {
            yield return $"It is written in '{language}', not in '{@case.Language}'.";
        }
    }
}
