using System.Text;

namespace RagLlama.Extraction.Readers.RichText;

/// <summary>What a group inherits and may change for itself.</summary>
internal sealed record RichTextState
{
    /// <summary>Nothing of the group is shown: tables of fonts, pictures, headers.</summary>
    public bool IsSkipped { get; init; }

    public bool IsHidden { get; init; }

    /// <summary>Number of the letters' colour in the colour table; 0 is the reader's own.</summary>
    public int Colour { get; init; }

    /// <summary>Number of the colour behind the letters; 0 for none.</summary>
    public int Ground { get; init; }

    /// <summary>As <see cref="Ground"/>, of the paragraph.</summary>
    public int ParagraphGround { get; init; }

    /// <summary>In half points; 24 unless told.</summary>
    public int Size { get; init; } = 24;

    public bool IsInTable { get; init; }

    /// <summary>2 for a table in a table.</summary>
    public int TableLevel { get; init; } = 1;

    /// <summary>In a text box, whose ground is not read.</summary>
    public bool IsInShape { get; init; }

    public bool IsNote { get; init; }

    public bool IsTitle { get; init; }

    /// <summary>Bytes that stand for readers without Unicode after each <c>\u</c>.</summary>
    public int Fallback { get; init; } = 1;

    public Encoding Encoding { get; init; } = Encoding.GetEncoding(1252);

    public Encoding FontEncoding { get; init; } = Encoding.GetEncoding(1252);
}
