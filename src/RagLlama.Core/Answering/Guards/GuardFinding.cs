namespace RagLlama.Answering.Guards;

/// <summary>Why a guard let nothing through.</summary>
/// <param name="Guard">The guard's name.</param>
/// <param name="Categories">What it named; empty when it could not be asked.</param>
public sealed record GuardFinding(string Guard, IReadOnlyList<string> Categories)
{
    /// <summary>In one word for a receipt, such as <c>llama-guard:S1,S2</c>.</summary>
    public override string ToString() => Categories.Count == 0 ? Guard : $"{Guard}:{string.Join(',', Categories)}";
}
