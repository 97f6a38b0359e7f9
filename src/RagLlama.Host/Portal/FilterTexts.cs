using RagLlama.Host.Portal.Texts;
using RagLlama.Retrieval.Understanding;

namespace RagLlama.Host.Portal;

/// <summary>Says in the reader's language what is wrong with a filter.</summary>
internal static class FilterTexts
{
    public static string Describe(LanguageTexts texts, FilterProblem problem) => texts.Format(
        KeyOf(problem), problem.Name is "source" or "lang" ? problem.Value : $"{problem.Name}:{problem.Value}", string.Join(", ", problem.Known));

    private static string KeyOf(FilterProblem problem) => problem.Name switch
    {
        "source" => problem.Known.Count == 0 ? "none.filter.nosource" : "none.filter.source",
        "lang" => "none.filter.lang",
        _ => "none.filter.date",
    };
}
