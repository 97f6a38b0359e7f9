using System.Runtime.InteropServices;

namespace RagLlama.Storage.Jobs;

/// <summary>
/// Time since the machine started. SQLite's own clock is the wall clock, which an administrator or NTP can set; CLOCK_BOOTTIME only runs forward,
/// also while the machine sleeps, and is the same for every process. After a restart it begins anew, which the kernel's boot id tells: no worker
/// of an earlier boot can be alive, so its leases are void. Elsewhere the system's tick count serves; a restart shows as a reading before the lease was taken.
/// </summary>
internal sealed partial class BootClock : ILeaseClock
{
    private const int BootTime = 7;
    private const string BootIdFile = "/proc/sys/kernel/random/boot_id";

    public string Run { get; } = OperatingSystem.IsLinux() && File.Exists(BootIdFile) ? File.ReadAllText(BootIdFile).Trim() : "ticks";

    public long Milliseconds =>
        OperatingSystem.IsLinux() && GetTime(BootTime, out var time) == 0
            ? (time.Seconds * 1000) + (time.Nanoseconds / 1_000_000)
            : Environment.TickCount64;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    private readonly struct TimeSpec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
