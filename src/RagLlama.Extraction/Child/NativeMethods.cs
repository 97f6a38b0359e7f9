using System.Runtime.InteropServices;

namespace RagLlama.Extraction.Child;

internal static partial class NativeMethods
{
    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    public static partial int ProcessControl(int option, nuint arg2, nuint arg3, nuint arg4, nuint arg5);

    [LibraryImport("libc", EntryPoint = "getppid")]
    public static partial int GetParentProcessId();

    [LibraryImport("libc", EntryPoint = "umask")]
    public static partial uint SetFileModeMask(uint mask);

    /// <summary>Process id 0 is the caller itself.</summary>
    [LibraryImport("libc", EntryPoint = "prlimit", SetLastError = true)]
    public static partial int SetResourceLimit(int processId, int resource, in ResourceLimit limit, nint old);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static partial nint SystemCall(nint number, nuint operation, nuint flags, in FilterProgram program);

    [StructLayout(LayoutKind.Sequential)]
    public struct ResourceLimit
    {
        public ulong Soft;
        public ulong Hard;
    }

    /// <summary><c>struct sock_fprog</c> of linux/filter.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct FilterProgram
    {
        public ushort Length;
        public nint Instructions;
    }

    /// <summary><c>struct sock_filter</c> of linux/filter.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public readonly struct FilterInstruction(ushort code, byte whenTrue, byte whenFalse, uint operand)
    {
        public readonly ushort Code = code;
        public readonly byte WhenTrue = whenTrue;
        public readonly byte WhenFalse = whenFalse;
        public readonly uint Operand = operand;
    }
}
