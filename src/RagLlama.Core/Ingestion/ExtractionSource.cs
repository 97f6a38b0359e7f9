namespace RagLlama.Ingestion;

/// <param name="Path">Local path of the bytes to read; only read, never written.</param>
/// <param name="FileName">The document's own file name: a hint where the content alone does not tell (Markdown, CSV).</param>
public sealed record ExtractionSource(string Path, string FileName);
