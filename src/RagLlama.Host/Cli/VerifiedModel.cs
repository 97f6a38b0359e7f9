using RagLlama.Inference.Models;

namespace RagLlama.Host.Cli;

internal sealed record VerifiedModel(string Model, bool Clean, IReadOnlyList<ModelDamage> Problems);
