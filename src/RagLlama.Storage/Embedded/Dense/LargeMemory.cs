using System.Runtime.InteropServices;

namespace RagLlama.Storage.Embedded.Dense;

/// <summary>Zeroed memory outside the garbage collector's heap, in large pages where the system gives them: a scan crosses 500 times fewer page borders.</summary>
internal sealed unsafe partial class LargeMemory : SafeHandle
{
    private const nuint PageSize = 2 << 20;
    private const int AdviseHugePages = 14;

    public LargeMemory(long bytes)
        : base(0, ownsHandle: true)
    {
        var length = ((nuint)bytes + PageSize - 1) & ~(PageSize - 1);
        SetHandle((nint)NativeMemory.AlignedAlloc(length, PageSize));
        Length = bytes;
        if (OperatingSystem.IsLinux())
        {
            // Only a wish: refused, everything works with small pages.
            _ = Advise(handle, length, AdviseHugePages);
        }

        NativeMemory.Clear((void*)handle, length);
        GC.AddMemoryPressure(Length);
    }

    public override bool IsInvalid => handle == 0;

    public long Length { get; }

    public byte* Start => (byte*)handle;

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        GC.RemoveMemoryPressure(Length);
        return true;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nuint length, int advice);
}
