namespace RagLlama.Extraction.Readers.Pdf.Objects;

internal static class PdfDamage
{
    /// <summary>Numbers in a damaged or hostile file point anywhere; what comes of it says no more than that the file is damaged.</summary>
    public static bool Explains(Exception exception) => exception is InvalidDataException or ArgumentException or IndexOutOfRangeException or OverflowException;
}
