using System.Runtime.InteropServices;

namespace RagLlama.Extraction.Child;

/// <summary>Linux system call numbers of one machine type (arch/x86/entry/syscalls, include/uapi/asm-generic/unistd.h).</summary>
/// <param name="Machine"><c>AUDIT_ARCH_*</c> of linux/audit.h.</param>
/// <param name="Refused">ptrace, process_vm_readv, process_vm_writev, io_uring_setup.</param>
internal sealed record CallNumbers(uint Machine, nint Seccomp, uint Socket, uint[] Refused)
{
    public static CallNumbers? ForThisMachine() => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => new(0xC000003E, 317, 41, [101, 310, 311, 425]),
        Architecture.Arm64 => new(0xC00000B7, 277, 198, [117, 270, 271, 425]),
        _ => null,
    };
}
