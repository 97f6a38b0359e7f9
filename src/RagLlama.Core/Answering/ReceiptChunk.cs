using RagLlama.Documents;

namespace RagLlama.Answering;

/// <param name="TextHash">SHA-256 of the chunk's text, lower-case hexadecimal.</param>
/// <param name="Document">The document it belongs to; null in receipts of earlier builds.</param>
/// <param name="Version">The document's version at the time.</param>
/// <param name="LeftOut">It was found, but the model's prompt had no room for it.</param>
public sealed record ReceiptChunk(ChunkId Id, string TextHash, DocumentId? Document = null, int Version = 0, bool LeftOut = false);
