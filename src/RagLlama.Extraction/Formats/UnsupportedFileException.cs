namespace RagLlama.Extraction.Formats;

/// <param name="reason">One sentence for the document's owner: what kind of file it is and what would help.</param>
internal sealed class UnsupportedFileException(string mediaType, string reason) : Exception(reason)
{
    public string MediaType { get; } = mediaType;
}
