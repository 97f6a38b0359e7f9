using System.Globalization;
using RagLlama.Extraction.Protocol;
using static RagLlama.Extraction.Child.NativeMethods;

namespace RagLlama.Extraction.Child;

/// <summary>What the child gives up before it reads its first byte of a file.</summary>
internal static class ChildSandbox
{
    private const int ParentDeathSignal = 1; // PR_SET_PDEATHSIG
    private const int SigKill = 9;
    private const int LimitCore = 4;          // RLIMIT_CORE
    private const int LimitAddressSpace = 9;  // RLIMIT_AS
    private const int LimitProcessorTime = 0; // RLIMIT_CPU

    /// <summary>Environment variable with the bytes this process may take beyond what the runtime reserved at its start.</summary>
    public const string MemoryVariable = "RAGLLAMA_EXTRACTION_MEMORY";

    /// <summary>Environment variable with the folder in which the host puts the files to be read.</summary>
    public const string GivenVariable = "RAGLLAMA_EXTRACTION_GIVEN";

    public static ChildStatus Enter(int parentId)
    {
        if (!OperatingSystem.IsLinux())
        {
            return new ChildStatus(false, "The network is not kept off: only Linux offers the filter.", false, null);
        }

        _ = ProcessControl(ParentDeathSignal, SigKill, 0, 0, 0);
        if (GetParentProcessId() != parentId)
        {
            // The host died before the signal was armed.
            Environment.Exit(0);
        }

        _ = SetFileModeMask(0b000_111_111);
        _ = SetResourceLimit(0, LimitCore, default, 0);
        var memoryLimited = LimitMemory();
        var filesProblem = Environment.GetEnvironmentVariable(GivenVariable) is { Length: > 0 } given ? FileFilter.TryInstall(Path.GetTempPath(), given) : "no folder was named";
        var problem = NetworkFilter.TryInstall();
        var status = problem is null
            ? new ChildStatus(true, "A seccomp filter refuses every network socket.", memoryLimited, null)
            : new ChildStatus(false, $"The network is not kept off: {problem}.", memoryLimited, null);
        return status with
        {
            FilesConfined = filesProblem is null,
            FilesDetail = filesProblem is null ? "Landlock rules let it open the file it is given, and programs, and nothing else." : $"Other files are not kept off: {filesProblem}.",
        };
    }

    /// <summary>Bounds a tool that this process just started; there is no way to do it before its first instruction, but it has read nothing yet.</summary>
    public static void Limit(int processId, ChildLimits limits)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var memory = (ulong)limits.ToolMemoryBytes;
        var seconds = (ulong)limits.ToolSeconds;
        _ = SetResourceLimit(processId, LimitAddressSpace, new ResourceLimit { Soft = memory, Hard = memory }, 0);
        _ = SetResourceLimit(processId, LimitProcessorTime, new ResourceLimit { Soft = seconds, Hard = seconds + 1 }, 0);
    }

    private static bool LimitMemory()
    {
        if (!ulong.TryParse(Environment.GetEnvironmentVariable(MemoryVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var allowance))
        {
            return false;
        }

        // The runtime reserves address space in advance, so the limit is what it has now and the allowance on top.
        var pages = ulong.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[0], CultureInfo.InvariantCulture);
        var limit = (pages * (ulong)Environment.SystemPageSize) + allowance;
        return SetResourceLimit(0, LimitAddressSpace, new ResourceLimit { Soft = limit, Hard = limit }, 0) == 0;
    }
}
