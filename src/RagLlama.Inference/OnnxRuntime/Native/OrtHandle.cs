using System.Runtime.InteropServices;

namespace RagLlama.Inference.OnnxRuntime.Native;

/// <summary>
/// An object of the native library. It is released once, also when nobody does it; one whose construction failed is never handed to its release function.
/// Whoever uses the pointer from another thread than the one that disposes it holds it with <see cref="Hold"/>.
/// </summary>
internal sealed class OrtHandle : SafeHandle
{
    private static long open;

    private readonly int release;

    private OrtHandle(nint pointer, int release)
        : base(0, ownsHandle: true)
    {
        this.release = release;
        SetHandle(pointer);
        Interlocked.Increment(ref open);
    }

    /// <summary>A function of the library that makes an object.</summary>
    public delegate nint Maker(out nint made);

    /// <summary>Objects of the library that exist in this process.</summary>
    public static long Open => Interlocked.Read(ref open);

    public override bool IsInvalid => handle == 0;

    /// <exception cref="ObjectDisposedException">It was released.</exception>
    public nint Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return handle;
        }
    }

    /// <param name="release">Place of the function that releases it, of <see cref="OrtApi"/>.</param>
    public static OrtHandle Create(int release, string call, Maker make)
    {
        OrtCall.CheckLoading(make(out var made), call);
        return new OrtHandle(made, release);
    }

    /// <summary>Takes an object over that was made already.</summary>
    public static OrtHandle Take(nint pointer, int release) => new(pointer, release);

    /// <summary>Keeps it alive until the result is disposed.</summary>
    /// <exception cref="ObjectDisposedException">It was released.</exception>
    public Holding Hold()
    {
        var held = false;
        DangerousAddRef(ref held);
        return new Holding(this);
    }

    protected override bool ReleaseHandle()
    {
        OrtApi.Release(release, handle);
        Interlocked.Decrement(ref open);
        return true;
    }

    internal readonly ref struct Holding(OrtHandle handle)
    {
        public nint Pointer => handle.handle;

        public void Dispose() => handle.DangerousRelease();
    }
}
