using Microsoft.Extensions.Logging;
using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OnnxGenAI.Folder;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.Guards;

/// <summary>Llama Guard 3 in process: a model of its own, with its own worker and memory, beside the one that writes.</summary>
internal static class LlamaGuardModel
{
    /// <summary>Only the model's own chat template writes these words; the plain one of Llama 3 does not.</summary>
    private const string OwnWords = "UNSAFE CONTENT CATEGORIES";

    public static LocalChatSettings SettingsOf(LlamaGuardOptions options) => new(LlamaGuardOptions.Section, options.ModelPath, options.MaxLength, options.Onnx) { HasUsers = false };

    /// <exception cref="ArgumentException">Settings and model do not fit together; the message names the configuration key.</exception>
    /// <exception cref="InferenceException">The model's files are damaged, or the library cannot load them.</exception>
    public static RunningModel Open(LlamaGuardOptions options, string? nativeFolder, IModelLoader loader, TimeProvider time, ILogger logger)
    {
        var settings = SettingsOf(options);
        CheckForm(options);
        settings.Onnx.NativeFolder ??= nativeFolder;
        return ModelStart.Open(settings, loader, time, logger);
    }

    /// <summary>One line about the model.</summary>
    public static string Describe(LlamaGuardOptions options)
    {
        CheckForm(options);
        return ModelCheck.Describe(SettingsOf(options));
    }

    /// <summary>A prompt inside of a prompt, or none at all, would get verdicts that mean nothing.</summary>
    private static void CheckForm(LlamaGuardOptions options)
    {
        SettingsOf(options).Check();
        var hasOwn = ModelFolderReader.Read(options.ModelPath!, verifyHashes: false, LlamaGuardOptions.Section).ChatTemplate.Contains(OwnWords, StringComparison.Ordinal);
        if (hasOwn != (options.Form == LlamaGuardForm.Endpoint))
        {
            throw new ArgumentException(hasOwn
                ? $"{LlamaGuardOptions.Section}:Form is prompt, but the chat template in {options.ModelPath} writes the prompt of Llama Guard itself; set it to endpoint."
                : $"{LlamaGuardOptions.Section}:Form is endpoint, but the chat template in {options.ModelPath} is not that of Llama Guard; set it to prompt, or choose another {LlamaGuardOptions.Section}:ModelPath.");
        }
    }
}
