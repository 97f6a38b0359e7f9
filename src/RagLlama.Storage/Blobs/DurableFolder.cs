using System.ComponentModel;
using System.Runtime.InteropServices;

namespace RagLlama.Storage.Blobs;

/// <summary>Makes names durable: after a rename, the folder itself has to reach the disk (POSIX fsync on a directory).</summary>
internal static partial class DurableFolder
{
    public static void Flush(string path)
    {
        // NTFS journals its directory entries, and Windows has no call for a folder.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(path, 0);
        if (descriptor < 0)
        {
            throw Failure(path);
        }

        try
        {
            if (Fsync(descriptor) != 0)
            {
                throw Failure(path);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failure(string path) =>
        new($"The folder {path} cannot be written to disk: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
