namespace RagLlama.Extraction;

/// <summary>What protects the host from the files it reads, and which tools the child process found.</summary>
/// <param name="NetworkOff">True when the kernel refuses every network socket of the child, proven by trying one.</param>
/// <param name="NetworkDetail">How the network is kept off, or why it is not.</param>
/// <param name="MemoryLimited">True when the kernel bounds the child's address space.</param>
/// <param name="PopplerVersion">Version of poppler's <c>pdftotext</c>; null when it is missing and PDF files cannot be read.</param>
/// <param name="OcrLanguages">Languages in which tesseract recognises text, by its own names such as <c>deu</c>; empty when it is missing and scanned pages cannot be read.</param>
/// <param name="HasLibreOffice">True when LibreOffice is there to read Word, Excel and PowerPoint files of 1997 to 2003.</param>
public sealed record ExtractionSandboxStatus(bool NetworkOff, string NetworkDetail, bool MemoryLimited, string? PopplerVersion, IReadOnlyList<string> OcrLanguages, bool HasLibreOffice)
{
    /// <summary>True when the kernel lets the child open only the file it is given, proven by trying another.</summary>
    public bool FilesConfined { get; init; }

    /// <summary>How other files are kept off, or why they are not.</summary>
    public string FilesDetail { get; init; } = "";
}
