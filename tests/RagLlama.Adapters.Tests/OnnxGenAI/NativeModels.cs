using RagLlama.Inference.OnnxGenAI.Folder;

namespace RagLlama.Adapters.Tests.OnnxGenAI;

/// <summary>Where the real library and the tiny models are, when somebody said so in the environment.</summary>
internal static class NativeModels
{
    private const string LibraryVariable = "RAGLLAMA_GENAI_NATIVE";
    private const string ModelsVariable = "RAGLLAMA_GENAI_MODELS";

    public static string? Library => Environment.GetEnvironmentVariable(LibraryVariable);

    public static void SkipUnlessInstalled()
    {
        if (string.IsNullOrEmpty(Library) || !File.Exists(Path.Combine(Library, "libonnxruntime-genai.so")))
        {
            Assert.Skip($"{LibraryVariable} names no folder with libonnxruntime-genai.so and libonnxruntime.so.");
        }

        if (Environment.GetEnvironmentVariable(ModelsVariable) is not { Length: > 0 } models || !Directory.Exists(Path.Combine(models, "tiny-llama-chain")))
        {
            Assert.Skip($"{ModelsVariable} names no folder with tiny-llama-chain and tiny-llama-random.");
        }
    }

    public static ModelFolder Read(string name) =>
        ModelFolderReader.Read(Path.Combine(Environment.GetEnvironmentVariable(ModelsVariable)!, name), verifyHashes: false);
}
