using RagLlama.Inference.Models;

namespace RagLlama.Host.Cli;

/// <param name="Pulled">When it was brought here; null when it is not here.</param>
internal sealed record ModelRow(
    string Id, string Title, string Kind, string Runtime, string Licence, string? Display, IReadOnlyList<string> Languages, int? ContextTokens, double? TrainingFlop,
    bool? AboveSystemicRiskLine, DateTimeOffset? Pulled, long? Bytes, string? Folder, string? Note)
{
    public static ModelRow Of(ModelManifest manifest, ModelReceipt? receipt, string folder) => new(
        manifest.Id, manifest.Title, manifest.Kind, manifest.Runtime, manifest.Licence.Id, manifest.Licence.Display, manifest.Languages, manifest.ContextTokens, manifest.TrainingFlop,
        manifest.IsAboveSystemicRiskLine, receipt?.PulledAt, receipt?.Files.Sum(f => f.Bytes), receipt is null ? null : folder, manifest.Note);
}
