using System.Runtime.InteropServices;

namespace RagLlama.Inference.OnnxGenAI.Native;

/// <summary>
/// Variables in the environment that native code reads. What .NET sets in its own copy is not seen by getenv on Linux and macOS.
/// </summary>
internal static partial class NativeEnvironment
{
    public static void Set(string name, string value)
    {
        Environment.SetEnvironmentVariable(name, value);
        var failed = OperatingSystem.IsWindows() ? PutWindows(name, value) : SetUnix(name, value, overwrite: 1);
        if (failed != 0)
        {
            throw new InvalidOperationException($"The environment variable {name} could not be set; set it before the service starts.");
        }
    }

    /// <summary>What native code sees; null when it is not set.</summary>
    public static string? Get(string name) =>
        OperatingSystem.IsWindows() ? Environment.GetEnvironmentVariable(name) : Marshal.PtrToStringUTF8(GetUnix(name));

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetUnix(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint GetUnix(string name);

    [LibraryImport("ucrtbase", EntryPoint = "_putenv_s", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int PutWindows(string name, string value);
}
