using RagLlama.Documents;

namespace RagLlama.Answering;

public sealed record ReceiptChunk(ChunkId Id, string TextHash);
