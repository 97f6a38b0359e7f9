using RagLlama.Inference.OnnxRuntime.Folder;

namespace RagLlama.Inference.OnnxRuntime.Native;

/// <summary>Loads encoders through ONNX Runtime.</summary>
/// <param name="libraries">Where the library is.</param>
internal sealed class OrtEncoderLoader(NativeLibraries libraries) : IEncoderLoader
{
    private const int AllOptimizations = 99;

    public IEncoderSession Load(EncoderFolder folder, OnnxEncoderOptions options)
    {
        var environment = OrtLibrary.Environment(libraries.Folder);
        using var settings = OrtHandle.Create(OrtApi.ReleaseSessionOptions, "preparing a model", OrtApi.CreateSessionOptions);
        OrtCall.CheckLoading(OrtApi.SetGraphOptimizationLevel(settings.Pointer, AllOptimizations), "setting the optimisation");
        OrtCall.CheckLoading(OrtApi.SetInterOpNumThreads(settings.Pointer, 1), "setting the threads");
        if (options.Threads is { } threads)
        {
            OrtCall.CheckLoading(OrtApi.SetIntraOpNumThreads(settings.Pointer, threads), "setting the threads");
        }

        // Threads that spin while they wait for the next text take the processor from everything else on this machine.
        OrtCall.CheckLoading(OrtApi.AddSessionConfigEntry(settings.Pointer, "session.intra_op.allow_spinning", "0"), "setting the threads");

        // A pattern would be kept for every shape of batch there ever was.
        OrtCall.CheckLoading(OrtApi.DisableMemPattern(settings.Pointer), "setting the memory");
        if (options.ExecutionProvider == "cuda")
        {
            using var cuda = OrtHandle.Create(OrtApi.ReleaseCudaProviderOptions, "choosing the execution provider cuda", OrtApi.CreateCudaProviderOptions);
            OrtCall.CheckLoading(OrtApi.AppendCuda(settings.Pointer, cuda.Pointer), "choosing the execution provider cuda");
        }

        var pointer = settings.Pointer;
        return new OrtEncoderSession(OrtHandle.Create(
            OrtApi.ReleaseSession,
            $"loading the model in {folder.Path} on {options.ExecutionProvider}",
            (out nint made) => OrtApi.CreateSession(environment.Pointer, folder.ModelFile, pointer, out made)));
    }
}
