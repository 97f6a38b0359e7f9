namespace RagLlama.Inference.OnnxRuntime;

/// <summary>Where the native libraries of all models in process are: a process loads them once.</summary>
/// <param name="Folder">Null looks beside the application.</param>
internal sealed record NativeLibraries(string? Folder);
