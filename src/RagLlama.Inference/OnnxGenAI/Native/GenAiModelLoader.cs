using System.Text.Json;
using RagLlama.Inference.OnnxGenAI.Folder;

namespace RagLlama.Inference.OnnxGenAI.Native;

/// <summary>Loads a model through ONNX Runtime GenAI.</summary>
internal sealed class GenAiModelLoader : IModelLoader
{
    public ILoadedModel Load(ModelFolder folder, ModelLoading loading)
    {
        GenAiLibrary.Load(loading.NativeFolder);
        using var config = GenAiCall.Loaded(GenAiApi.CreateConfig(folder.Path, out var made), made, "reading the model's configuration");

        // What the file names must not decide: another provider would answer too, only slower or not at all.
        GenAiCall.CheckLoading(GenAiApi.ConfigClearProviders(config), "choosing the execution provider");
        if (loading.ExecutionProvider != "cpu")
        {
            GenAiCall.CheckLoading(GenAiApi.ConfigAppendProvider(config, loading.ExecutionProvider), $"choosing the execution provider {loading.ExecutionProvider}");
        }
        else
        {
            GenAiCall.CheckLoading(GenAiApi.ConfigOverlay(config, CpuSession(loading.Threads)), "setting the threads");
        }

        if (loading.Overlay is { } overlay)
        {
            GenAiCall.CheckLoading(GenAiApi.ConfigOverlay(config, overlay), "changing the model's configuration");
        }

        var model = GenAiCall.Loaded(GenAiApi.CreateModel(config, out var created), created, $"loading the model in {folder.Path} on {loading.ExecutionProvider}");
        try
        {
            CheckDevice(model, loading.ExecutionProvider);
            return new GenAiModel(model, loading.Adapters);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Threads that spin while they wait for the next token take the processor from everything else on this machine.</summary>
    private static string CpuSession(int? threads)
    {
        var session = new Dictionary<string, object> { ["session.intra_op.allow_spinning"] = "0" };
        if (threads is { } count)
        {
            session["intra_op_num_threads"] = count;
        }

        return JsonSerializer.Serialize(new { model = new { decoder = new { session_options = session } } });
    }

    private static void CheckDevice(ModelHandle model, string wanted)
    {
        if (!GenAiLibrary.Has("OgaModelGetDeviceType"))
        {
            return;
        }

        GenAiCall.CheckLoading(GenAiApi.ModelGetDeviceType(model, out var text), "asking for the device");
        var device = GenAiCall.TakeText(text);
        if (!device.Contains(wanted, StringComparison.OrdinalIgnoreCase))
        {
            throw new ModelFaultException(ModelFault.Failed, $"The model was loaded on {device} instead of {wanted}; check {OnnxChatOptions.Section}:ExecutionProvider and the model's files.");
        }
    }
}
