using System.Runtime.InteropServices;
using static RagLlama.Extraction.Child.NativeMethods;

namespace RagLlama.Extraction.Child;

/// <summary>
/// Landlock rules (Linux, kernel documentation userspace-api/landlock) for this thread and every thread and tool it starts: programs, fonts and the
/// runtime may be read, the private folder may be written, the folder of handed-over files may be read, and nothing else can be opened.
/// </summary>
internal static class FileFilter
{
    private const nint CreateCall = 444, AddCall = 445, RestrictCall = 446; // the same on every machine type
    private const int PathOnly = 0x200000 | 0x80000; // O_PATH | O_CLOEXEC
    private const ulong Execute = 1 << 0, Write = 1 << 1, Read = 1 << 2, List = 1 << 3, RemoveFile = 1 << 5, MakeSocket = 1 << 9, Truncate = 1 << 14, DeviceControl = 1 << 15;
    private const ulong FirstVersion = (1 << 13) - 1, Refer = 1 << 13;
    private const ulong OfFiles = Execute | Write | Read | Truncate | DeviceControl;
    private const int SetNoNewPrivileges = 38; // PR_SET_NO_NEW_PRIVS

    private static readonly string[] Programs = ["/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/opt", "/nix/store"];

    /// <summary>What programs look up before they start to work. None of it tells of the company or of other processes.</summary>
    private static readonly string[] Lookups =
    [
        "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/ld.so.preload", "/etc/fonts", "/etc/alternatives", "/etc/libreoffice", "/etc/localtime", "/etc/timezone",
        "/etc/ssl/openssl.cnf", "/etc/papersize", "/etc/paperspecs", "/etc/nsswitch.conf", "/var/cache/fontconfig", "/var/lib/libreoffice", "/var/spool/libreoffice",
        "/proc/self", "/proc/meminfo", "/proc/cpuinfo", "/proc/stat", "/proc/filesystems", "/proc/sys/vm", "/proc/sys/kernel", "/sys/devices/system", "/sys/fs/cgroup", "/dev/urandom", "/dev/random", "/dev/zero",
    ];

    /// <summary>Null when the rules are on, else why they are not.</summary>
    public static string? TryInstall(string privateFolder, string givenFolder)
    {
        if (!OperatingSystem.IsLinux())
        {
            return "only Linux offers the rules";
        }

        const nuint askForVersion = 1;
        var version = CreateRuleset(CreateCall, 0, 0, askForVersion);
        if (version < 1)
        {
            return "the kernel offers no Landlock";
        }

        var handled = FirstVersion | (version >= 2 ? Refer : 0) | (version >= 3 ? Truncate : 0) | (version >= 5 ? DeviceControl : 0);
        var ruleset = CreateRuleset(CreateCall, new RulesetAttributes { Handled = handled }, (nuint)Marshal.SizeOf<RulesetAttributes>(), 0);
        if (ruleset < 0)
        {
            return $"the kernel refused the rules with error {Marshal.GetLastPInvokeError()}";
        }

        try
        {
            foreach (var folder in Programs.Concat(Installation()).Concat(SearchPath()))
            {
                Allow(ruleset, folder, (Execute | Read | List) & handled);
            }

            foreach (var path in Lookups)
            {
                Allow(ruleset, path, (Read | List) & handled);
            }

            Allow(ruleset, "/dev/null", (Read | Write) & handled);

            // LibreOffice listens for a second start of itself at a socket there, wherever its temporary folder is; it makes and removes it, or does not start.
            if (Tool.Exists("soffice"))
            {
                Allow(ruleset, "/tmp", MakeSocket | RemoveFile);
            }

            Allow(ruleset, givenFolder, (Read | List) & handled);
            Allow(ruleset, privateFolder, handled & ~Execute);
            return ProcessControl(SetNoNewPrivileges, 1, 0, 0, 0) == 0 && RestrictSelf(RestrictCall, ruleset, 0) == 0
                ? null
                : $"the kernel refused the rules with error {Marshal.GetLastPInvokeError()}";
        }
        finally
        {
            _ = Close((int)ruleset);
        }
    }

    private static IEnumerable<string> Installation() => [AppContext.BaseDirectory, RuntimeEnvironment.GetRuntimeDirectory(), Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? ""];

    private static string[] SearchPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);

    /// <summary>A path that is not there needs no rule.</summary>
    private static void Allow(nint ruleset, string path, ulong rights)
    {
        if (path.Length == 0 || path == "/" || Open(path, PathOnly) is not (>= 0 and var descriptor))
        {
            return;
        }

        const nint beneathPath = 1;
        var allowed = Directory.Exists(path) ? rights : rights & OfFiles;
        _ = AddRule(AddCall, ruleset, beneathPath, new PathRule { Allowed = allowed, Descriptor = descriptor }, 0);
        _ = Close(descriptor);
    }
}
