namespace RagLlama.Evaluation;

/// <summary>Names of stored runs and golden sets: they become file names and parts of addresses.</summary>
public static class EvaluationName
{
    public const int Longest = 64;

    public static bool IsValid(string? name) =>
        name is { Length: > 0 and <= Longest } && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <exception cref="FormatException">The name is not valid; the message says what is.</exception>
    public static string Check(string name) => IsValid(name)
        ? name
        : throw new FormatException($"'{name}' is no name: 1 to {Longest} letters, digits, '-', '_' and '.', and no '.' at the start.");
}
