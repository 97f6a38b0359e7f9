namespace RagLlama.Connectors.Files;

/// <param name="Folder">Where uploaded files are kept.</param>
/// <param name="MaxBytes">Largest upload in bytes.</param>
public sealed record UploadOptions(string Folder, long MaxBytes);
