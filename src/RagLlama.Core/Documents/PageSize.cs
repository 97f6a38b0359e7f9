namespace RagLlama.Documents;

/// <summary>Size of a page in points (1/72 inch).</summary>
public readonly record struct PageSize(float Width, float Height);
