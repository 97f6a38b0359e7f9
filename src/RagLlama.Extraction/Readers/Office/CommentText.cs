using RagLlama.Extraction.Building;

namespace RagLlama.Extraction.Readers.Office;

/// <summary>How comments and tracked changes read in the text: who, when, what.</summary>
internal static class CommentText
{
    public static string Of(string kind, string? author, string? time, string text)
    {
        var who = string.Join(", ", new[] { author?.Trim(), time?.Trim() }.Where(part => !string.IsNullOrEmpty(part)));
        var said = Whitespace.CollapseLines(text);
        return said.Length == 0 ? "" : who.Length > 0 ? $"{kind} ({who}): {said}" : $"{kind}: {said}";
    }
}
