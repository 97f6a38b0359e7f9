namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>Whether a reader sees a piece of text.</summary>
internal enum TextSight
{
    Seen,

    /// <summary>Only the drawn page tells: pale letters, or letters that lie unseen over a scan of themselves.</summary>
    Unclear,

    /// <summary>Shown without paint.</summary>
    Unpainted,

    Hidden,
}
