namespace RagLlama.Extraction.Readers.OpenDocument;

/// <summary>How a level of a list or of the headings is numbered.</summary>
/// <param name="Format"><c>1</c>, <c>a</c>, <c>A</c>, <c>i</c> or <c>I</c>.</param>
/// <param name="Start">The first number.</param>
/// <param name="Shown">How many levels the number shows, its own included: 2 for "3.1".</param>
internal sealed record OpenNumber(string Format, int Start, string Prefix, string Suffix, int Shown);
