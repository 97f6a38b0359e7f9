using System.Runtime.InteropServices;

namespace RagLlama.Inference.OnnxGenAI.Native;

/// <summary>
/// The C library's heap. It keeps what native code gave back, for each thread that ever allocated: after a busy hour tens of megabytes that nobody uses, and
/// that a graph of memory cannot tell from a leak.
/// </summary>
internal static class NativeHeap
{
    private static readonly Lazy<nint> TrimFunction = new(Find);

    /// <summary>Gives free memory back to the system, in all heaps of the process. Takes milliseconds. Does nothing where the C library is not glibc.</summary>
    public static unsafe void Trim()
    {
        if (TrimFunction.Value != 0)
        {
            _ = ((delegate* unmanaged<nuint, int>)TrimFunction.Value)(0);
        }
    }

    private static nint Find() =>
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var library) && NativeLibrary.TryGetExport(library, "malloc_trim", out var function) ? function : 0;
}
