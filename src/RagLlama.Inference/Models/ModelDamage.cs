namespace RagLlama.Inference.Models;

/// <summary>What is wrong with one file of a model.</summary>
public sealed record ModelDamage(string File, string Detail);
