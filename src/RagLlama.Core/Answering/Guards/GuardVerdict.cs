namespace RagLlama.Answering.Guards;

/// <param name="Categories">Names of what is wrong with the text, such as <c>S1</c> or <c>injection</c>; empty when nothing is.</param>
public sealed record GuardVerdict(IReadOnlyList<string> Categories)
{
    public static GuardVerdict Safe { get; } = new([]);

    public bool IsSafe => Categories.Count == 0;
}
