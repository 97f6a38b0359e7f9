using System.Runtime.InteropServices;

namespace RagLlama.Bench.Generate;

/// <summary>What this process holds, in megabytes.</summary>
/// <param name="Resident">Memory the system counts as this process's own.</param>
/// <param name="Managed">Committed by the garbage collector.</param>
/// <param name="NativeUsed">Given out by the C library's allocator.</param>
/// <param name="NativeFree">Held by it and free.</param>
internal sealed record MemorySample(int Cancellations, double Resident, double Managed, double NativeUsed, double NativeFree)
{
    public static MemorySample Take(int cancellations)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        var native = MallocInfo();
        return new MemorySample(
            cancellations, Megabytes(Environment.WorkingSet), Megabytes(GC.GetGCMemoryInfo().TotalCommittedBytes),
            Megabytes((long)(native.Used + native.Mapped)), Megabytes((long)native.Free));
    }

    private static double Megabytes(long bytes) => Math.Round(bytes / 1048576.0, 2);

    private static unsafe AllocatorState MallocInfo() =>
        NativeLibrary.TryLoad("libc.so.6", out var library) && NativeLibrary.TryGetExport(library, "mallinfo2", out var function)
            ? ((delegate* unmanaged<AllocatorState>)function)()
            : default;

    /// <summary>The C library's struct mallinfo2.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 80)]
    private struct AllocatorState
    {
        [FieldOffset(32)]
        public nuint Mapped;

        [FieldOffset(56)]
        public nuint Used;

        [FieldOffset(64)]
        public nuint Free;
    }
}
