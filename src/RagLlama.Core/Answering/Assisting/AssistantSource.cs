using RagLlama.Retrieval;

namespace RagLlama.Answering.Assisting;

/// <summary>A passage as small prompts show it.</summary>
internal static class AssistantSource
{
    /// <summary>Most characters of a passage, and of an earlier answer.</summary>
    public const int Characters = 700;

    public static Dictionary<string, object?> Of(RetrievedPassage passage, int number, string? text) => new()
    {
        ["number"] = number,
        ["title"] = passage.Document.Title,
        ["section"] = passage.Chunk.Location.Headings.Count > 0 ? string.Join(" > ", passage.Chunk.Location.Headings) : null,
        ["text"] = text,
    };

    public static string Cut(string text) => text.Length > Characters ? text[..Characters] + " …" : text;
}
