using System.Runtime.InteropServices;

namespace RagLlama.Inference.OnnxGenAI.Native;

/// <summary>
/// An object of the native library. A call in progress keeps it alive and a call after its end throws, where the library itself would crash the process;
/// an object whose construction failed is never handed to a destructor.
/// </summary>
internal abstract class GenAiHandle() : SafeHandle(0, ownsHandle: true)
{
    private static long open;

    /// <summary>Objects of the library that exist in this process.</summary>
    public static long Open => Interlocked.Read(ref open);

    public override bool IsInvalid => handle == 0;

    /// <summary>Counts an object that was just made.</summary>
    public static void Opened() => Interlocked.Increment(ref open);

    protected sealed override bool ReleaseHandle()
    {
        Destroy(handle);
        Interlocked.Decrement(ref open);
        return true;
    }

    protected abstract void Destroy(nint pointer);
}

internal sealed class ConfigHandle : GenAiHandle
{
    protected override void Destroy(nint pointer) => GenAiApi.DestroyConfig(pointer);
}

internal sealed class ModelHandle : GenAiHandle
{
    protected override void Destroy(nint pointer) => GenAiApi.DestroyModel(pointer);
}

internal sealed class TokenizerHandle : GenAiHandle
{
    protected override void Destroy(nint pointer) => GenAiApi.DestroyTokenizer(pointer);
}

internal sealed class TokenizerStreamHandle : GenAiHandle
{
    protected override void Destroy(nint pointer) => GenAiApi.DestroyTokenizerStream(pointer);
}

internal sealed class SequencesHandle : GenAiHandle
{
    protected override void Destroy(nint pointer) => GenAiApi.DestroySequences(pointer);
}

internal sealed class GeneratorParamsHandle : GenAiHandle
{
    protected override void Destroy(nint pointer) => GenAiApi.DestroyGeneratorParams(pointer);
}

internal sealed class GeneratorHandle : GenAiHandle
{
    protected override void Destroy(nint pointer) => GenAiApi.DestroyGenerator(pointer);
}

internal sealed class AdaptersHandle : GenAiHandle
{
    protected override void Destroy(nint pointer) => GenAiApi.DestroyAdapters(pointer);
}
