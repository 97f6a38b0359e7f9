namespace RagLlama.Documents;

/// <summary>A rectangle on a page, in points (1/72 inch), origin top left.</summary>
/// <param name="Page">Page number, from 1.</param>
public readonly record struct PageBox(int Page, float Left, float Top, float Right, float Bottom);
