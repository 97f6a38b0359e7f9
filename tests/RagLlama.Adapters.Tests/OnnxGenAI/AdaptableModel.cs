using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OnnxGenAI.Native;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Adapters.Tests.OnnxGenAI;

/// <summary>
/// The chain model with its last weights open to adapters, and an adapter that sets them to nothing: every token is as likely then, and the first of the
/// vocabulary is said again and again.
/// </summary>
internal sealed class AdaptableModel : IDisposable
{
    public const string Silent = "silent";
    private const string Weights = "lm_head.MatMul.weight";
    private static readonly long[] Shape = [64, 768];

    private readonly string folder = Directory.CreateTempSubdirectory("ragllama-adapters-").FullName;

    public AdaptableModel()
    {
        var model = Directory.CreateDirectory(Path.Combine(folder, "tiny-llama-chain")).FullName;
        foreach (var file in Directory.EnumerateFiles(NativeModels.Read("tiny-llama-chain").Path))
        {
            File.Copy(file, Path.Combine(model, Path.GetFileName(file)));
        }

        // An input of the weights' name makes of them a default, which an adapter can replace.
        var onnx = Path.Combine(model, "model.onnx");
        File.WriteAllBytes(onnx, ModelFolderBuilder.WithInput(File.ReadAllBytes(onnx), Weights, elementType: 1, Shape));
        File.WriteAllBytes(Path.Combine(folder, Silent + ".onnx_adapter"), AdapterFile.Of(Weights, Shape, new float[Shape[0] * Shape[1]]));
    }

    public RunningModel Open(string? adapter)
    {
        var chat = new ChatInferenceOptions { Provider = "onnx", ModelPath = Path.Combine(folder, "tiny-llama-chain"), MaxLength = 512 };
        (chat.Onnx.ExecutionProvider, chat.Onnx.NativeFolder, chat.Onnx.KvMemoryMegabytes) = ("cpu", NativeModels.Library, 64);
        (chat.Onnx.AdaptersFolder, chat.Onnx.Adapter, chat.Onnx.VerifyHashes) = (folder, adapter, true);
        return ModelStart.Open(chat, new GenAiModelLoader(), TimeProvider.System, NullLogger.Instance);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
