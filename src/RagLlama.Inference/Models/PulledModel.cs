namespace RagLlama.Inference.Models;

/// <param name="Downloaded">Paths that were brought here now; the others were there already.</param>
public sealed record PulledModel(ModelManifest Manifest, string Folder, ModelReceipt Receipt, IReadOnlyList<string> Downloaded);
