using System.Text;

namespace RagLlama.Extraction.Readers.RichText;

/// <summary>What a group inherits and may change for itself.</summary>
internal sealed record RichTextState
{
    /// <summary>Nothing of the group is shown: tables of fonts, pictures, headers.</summary>
    public bool IsSkipped { get; init; }

    public bool IsHidden { get; init; }

    public bool IsNote { get; init; }

    public bool IsTitle { get; init; }

    /// <summary>Bytes that stand for readers without Unicode after each <c>\u</c>.</summary>
    public int Fallback { get; init; } = 1;

    public Encoding Encoding { get; init; } = Encoding.GetEncoding(1252);

    public Encoding FontEncoding { get; init; } = Encoding.GetEncoding(1252);
}
