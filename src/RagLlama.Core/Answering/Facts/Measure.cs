namespace RagLlama.Answering.Facts;

/// <summary>A number with what stands behind it.</summary>
/// <param name="Values">Multiplied with a word such as thousand.</param>
/// <param name="Last">The last word that belongs to it.</param>
internal readonly record struct Measure(IReadOnlyList<string> Values, string? Unit, int Last);
