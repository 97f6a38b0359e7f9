namespace RagLlama.Extraction.Formats;

/// <summary>Bytes that all parts of one archive may unpack to, together. A part that is read twice counts twice.</summary>
internal sealed class UnpackBudget(long bytes)
{
    private long spent;

    public bool IsSpent => spent > bytes;

    public void Spend(int count)
    {
        spent += count;
        if (spent > bytes)
        {
            throw new ExtractionFailedException("limit_size", $"The packed file unpacks to more than {bytes >> 20} MB (Extraction:MaxUnpackedMegabytes), and more than it declares.");
        }
    }
}
