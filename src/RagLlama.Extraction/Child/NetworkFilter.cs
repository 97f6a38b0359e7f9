using System.Runtime.InteropServices;
using static RagLlama.Extraction.Child.NativeMethods;

namespace RagLlama.Extraction.Child;

/// <summary>
/// A seccomp filter (Linux, kernel documentation userspace-api/seccomp_filter) that all threads and later child processes inherit and none can take off:
/// no socket except AF_UNIX, no way around it by io_uring, and no reach into other processes.
/// </summary>
internal static class NetworkFilter
{
    private const ushort Load = 0x20;          // BPF_LD | BPF_W | BPF_ABS
    private const ushort JumpIfEqual = 0x15;   // BPF_JMP | BPF_JEQ | BPF_K
    private const ushort JumpIfAtLeast = 0x35; // BPF_JMP | BPF_JGE | BPF_K
    private const ushort Return = 0x06;        // BPF_RET | BPF_K
    private const uint Allow = 0x7FFF0000;
    private const uint Refuse = 0x00050000 | 1; // SECCOMP_RET_ERRNO | EPERM
    private const uint Kill = 0x80000000;
    private const uint OtherCallTable = 0x40000000; // __X32_SYSCALL_BIT: a second numbering of the same calls on x64
    private const uint LocalSocket = 1;             // AF_UNIX
    private const int SetNoNewPrivileges = 38;      // PR_SET_NO_NEW_PRIVS

    // Offsets in struct seccomp_data; the low half of the first argument on these little-endian machines.
    private const uint NumberOffset = 0;
    private const uint ArchitectureOffset = 4;
    private const uint FirstArgumentOffset = 16;

    /// <summary>Null when the filter is on, else why it is not.</summary>
    public static string? TryInstall()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "only Linux offers the filter";
        }

        if (CallNumbers.ForThisMachine() is not { } calls)
        {
            return $"no filter for {RuntimeInformation.ProcessArchitecture}";
        }

        if (ProcessControl(SetNoNewPrivileges, 1, 0, 0, 0) != 0)
        {
            return $"prctl failed with error {Marshal.GetLastPInvokeError()}";
        }

        var program = Build(calls);
        var pinned = GCHandle.Alloc(program, GCHandleType.Pinned);
        try
        {
            var description = new FilterProgram { Length = (ushort)program.Length, Instructions = pinned.AddrOfPinnedObject() };
            const nuint setModeFilter = 1, allThreads = 1;
            return SystemCall(calls.Seccomp, setModeFilter, allThreads, description) == 0
                ? null
                : $"the kernel refused the filter with error {Marshal.GetLastPInvokeError()}";
        }
        finally
        {
            pinned.Free();
        }
    }

    private static FilterInstruction[] Build(CallNumbers calls)
    {
        // Jumps count the instructions they skip. Layout: 6 checks, one per refused call, then the five below.
        var refused = calls.Refused;
        var toFamilyCheck = refused.Length + 1;
        var toRefusal = refused.Length + 3;
        return
        [
            new(Load, 0, 0, ArchitectureOffset),
            new(JumpIfEqual, 1, 0, calls.Machine),
            new(Return, 0, 0, Kill),
            new(Load, 0, 0, NumberOffset),
            new(JumpIfAtLeast, (byte)(toRefusal + 1), 0, OtherCallTable),
            new(JumpIfEqual, (byte)toFamilyCheck, 0, calls.Socket),
            .. refused.Select((call, i) => new FilterInstruction(JumpIfEqual, (byte)(toRefusal - 1 - i), 0, call)),
            new(Return, 0, 0, Allow),
            new(Load, 0, 0, FirstArgumentOffset),
            new(JumpIfEqual, 1, 0, LocalSocket),
            new(Return, 0, 0, Refuse),
            new(Return, 0, 0, Allow),
        ];
    }
}
