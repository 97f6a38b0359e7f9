namespace RagLlama.Inference.Models;

/// <summary>A model that the configuration uses.</summary>
/// <param name="Name">Its name at its endpoint or on this machine.</param>
/// <param name="Manifest">What is known of it; null when nothing is.</param>
public sealed record UsedModel(string Name, ModelManifest? Manifest)
{
    /// <summary>Trained above the line of the AI Act, Art. 51(2): somebody has to have acknowledged that before it is used.</summary>
    public bool NeedsAcknowledgement => Manifest?.IsAboveSystemicRiskLine == true;

    internal bool IsAmong(IReadOnlyList<ModelManifest> manifests) => manifests.Any(m => m.Id == Manifest?.Id);
}
