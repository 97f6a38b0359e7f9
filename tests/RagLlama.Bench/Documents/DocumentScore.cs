namespace RagLlama.Bench.Documents;

/// <param name="Reader">F1 of the product; null for a file without reference text.</param>
/// <param name="Status">How reading ended: <c>read</c>, <c>unsupported</c>, or the code of the failure.</param>
internal sealed record DocumentScore(ManifestRow Row, string Status, double? Reader, double? Naive, IReadOnlyList<string> Missing, IReadOnlyList<string> Unwanted, CellCount Cells, double Milliseconds);
