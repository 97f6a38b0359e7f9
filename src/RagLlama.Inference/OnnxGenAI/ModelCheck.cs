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
    public static string Describe(ChatInferenceOptions chat)
    {
        ModelStart.CheckSettings(chat);
        var folder = ModelFolderReader.Read(chat.ModelPath!, chat.Onnx.VerifyHashes);
        var limits = ModelStart.Limits(chat, folder);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{folder.Name} on {chat.Onnx.ExecutionProvider}, up to {limits.MaxLength} tokens each, {limits.TokenBudget} altogether, {folder.KvBytesPerToken / 1024.0:0.##} KiB a token");
    }
}
