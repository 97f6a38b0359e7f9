using RagLlama.Host.Evaluation;

namespace RagLlama.Host.Portal;

/// <summary>Addresses of the quality pages.</summary>
internal static class QualityLinks
{
    public const string Retrieval = "/quality/retrieval";

    public const string Prompts = "/quality/prompts";

    public const string Costs = "/quality/costs";

    public static string Prompt(string name) => Prompts + "/" + Uri.EscapeDataString(name);

    public static string Set(string name) => "/quality/sets/" + Uri.EscapeDataString(name);

    public static string Export(string name) => $"/api/v1/golden/{Uri.EscapeDataString(name)}/questions";

    public static string Try(string question, RetrievalSetting a, RetrievalSetting b) =>
        $"{Retrieval}?q={Uri.EscapeDataString(question)}&ma={a.Mode}&ka={a.Limit}&mb={b.Mode}&kb={b.Limit}";
}
