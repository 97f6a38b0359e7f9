namespace RagLlama.Evaluation.Golden;

/// <summary>A named list of questions with what should be found and answered.</summary>
/// <param name="Name">1 to 64 letters, digits, '-', '_' and '.'.</param>
/// <param name="Questions">How many it has.</param>
public sealed record GoldenSet(string Name, DateTimeOffset UpdatedAt, int Questions);
