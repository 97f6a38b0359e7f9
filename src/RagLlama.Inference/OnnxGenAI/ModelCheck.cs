using System.Globalization;
using RagLlama.Inference.OnnxGenAI.Folder;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxGenAI;

/// <summary>Looks at a model in process without loading it.</summary>
public static class ModelCheck
{
    /// <returns>One line about the model and the memory its tokens take.</returns>
    /// <exception cref="InferenceException">Its files are missing or damaged.</exception>
    /// <exception cref="ArgumentException">The settings do not fit it; the message names the configuration key.</exception>
    public static string Describe(ChatInferenceOptions chat) => Describe(LocalChatSettings.Of(chat));

    internal static string Describe(LocalChatSettings settings)
    {
        settings.Check();
        var folder = ModelFolderReader.Read(settings.ModelPath!, settings.Onnx.VerifyHashes, settings.Section);
        var limits = ModelStart.Limits(settings, folder);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{folder.Name} on {settings.Onnx.ExecutionProvider}, up to {limits.MaxLength} tokens each, {limits.TokenBudget} altogether, {folder.KvBytesPerToken / 1024.0:0.##} KiB a token");
    }
}
