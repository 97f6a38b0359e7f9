namespace RagLlama.Inference.Models;

/// <param name="CheckedAgainst"><c>manifest</c>, <c>server</c> (the checksum the mirror sent), or <c>nothing</c>: recorded for later comparison only.</param>
public sealed record ReceiptFile(string Path, long Bytes, string Sha256, string CheckedAgainst);
