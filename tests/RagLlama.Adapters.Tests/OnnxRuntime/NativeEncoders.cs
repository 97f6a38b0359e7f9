namespace RagLlama.Adapters.Tests.OnnxRuntime;

/// <summary>Where ONNX Runtime is, when somebody said so in the environment. Both variables may name it; a process loads one.</summary>
internal static class NativeEncoders
{
    private const string Variable = "RAGLLAMA_ORT_NATIVE";
    private const string GenAiVariable = "RAGLLAMA_GENAI_NATIVE";

    private static readonly string[] FileNames = ["libonnxruntime.so", "libonnxruntime.so.1", "libonnxruntime.dylib", "onnxruntime.dll"];

    public static string? Library => new[] { GenAiVariable, Variable }.Select(Environment.GetEnvironmentVariable)
        .FirstOrDefault(folder => !string.IsNullOrEmpty(folder) && FileNames.Any(f => File.Exists(Path.Combine(folder, f))));

    public static void SkipUnlessInstalled()
    {
        if (Library is null)
        {
            Assert.Skip($"Neither {Variable} nor {GenAiVariable} names a folder with {FileNames[0]}.");
        }
    }
}
