namespace RagLlama.Answering.Facts;

/// <summary>One date, or two that share a month: 3 to 21 August.</summary>
/// <param name="Dates">What each can mean, with its first and last word.</param>
/// <param name="Last">The last word of all.</param>
internal sealed record DateReading(IReadOnlyList<(IReadOnlyList<string> Values, int First, int Last)> Dates, int Last);
