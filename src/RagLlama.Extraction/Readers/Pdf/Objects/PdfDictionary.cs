namespace RagLlama.Extraction.Readers.Pdf.Objects;

/// <summary>Values are null, <see cref="bool"/>, <see cref="double"/>, <see cref="PdfName"/>, bytes of a string, <see cref="PdfReference"/>, <see cref="List{T}"/> of such, or another dictionary.</summary>
internal sealed class PdfDictionary : Dictionary<string, object?>
{
    public PdfDictionary()
        : base(StringComparer.Ordinal)
    {
    }
}
