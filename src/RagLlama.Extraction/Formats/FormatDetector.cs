namespace RagLlama.Extraction.Formats;

/// <summary>Tells what a file is from its bytes; its name is asked only to tell kinds of text apart.</summary>
internal static class FormatDetector
{
    private const int HeadLength = 64 * 1024;

    /// <exception cref="UnsupportedFileException">A kind that is not read.</exception>
    /// <exception cref="ExtractionFailedException">Empty, too large, encrypted, or a dangerous archive.</exception>
    public static FileFormat Detect(Stream file, string fileName, Protocol.ChildLimits limits)
    {
        if (file.Length == 0)
        {
            throw new ExtractionFailedException("empty", "The file is empty (0 bytes).");
        }

        if (file.Length > limits.FileBytes)
        {
            throw new ExtractionFailedException("limit_size", $"The file is larger than {limits.FileBytes >> 20} MB (Extraction:MaxFileMegabytes).");
        }

        var head = new byte[(int)Math.Min(file.Length, HeadLength)];
        file.ReadExactly(head);
        file.Position = 0;
        if (head.AsSpan(0, Math.Min(head.Length, 1024)).IndexOf("%PDF-"u8) >= 0)
        {
            return FileFormat.Pdf;
        }

        if (head.AsSpan().StartsWith("PK\x3\x4"u8) || head.AsSpan().StartsWith("PK\x5\x6"u8))
        {
            return ZipDetector.Detect(file, limits);
        }

        if (head.AsSpan().StartsWith(OleContainer.Signature))
        {
            return OleContainer.Detect(file, fileName);
        }

        if (BinarySignatures.Find(head) is { } known)
        {
            return known;
        }

        var text = TextDecoder.DecodeHead(head, head.Length == file.Length);
        return TextKinds.Detect(text, fileName);
    }
}
