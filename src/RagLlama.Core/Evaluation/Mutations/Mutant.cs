namespace RagLlama.Evaluation.Mutations;

/// <summary>A right sentence made wrong in one place.</summary>
public sealed record Mutant(MutationKind Kind, string Text);
