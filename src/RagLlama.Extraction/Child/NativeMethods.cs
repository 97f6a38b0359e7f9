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

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static partial nint CreateRuleset(nint number, nint ruleset, nuint size, nuint flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static partial nint CreateRuleset(nint number, in RulesetAttributes ruleset, nuint size, nuint flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static partial nint AddRule(nint number, nint ruleset, nint kind, in PathRule rule, nuint flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static partial nint RestrictSelf(nint number, nint ruleset, nuint flags);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Link(string existing, string added);

    /// <summary><c>struct landlock_ruleset_attr</c> of linux/landlock.h; later members are left out, which every kernel accepts.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct RulesetAttributes
    {
        public ulong Handled;
    }

    /// <summary><c>struct landlock_path_beneath_attr</c> of linux/landlock.h.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    public struct PathRule
    {
        public ulong Allowed;
        public int Descriptor;
    }

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
