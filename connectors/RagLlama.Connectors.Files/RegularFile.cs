using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using RagLlama.Sources;

namespace RagLlama.Connectors.Files;

/// <summary>Opens files without ever waiting: a named pipe in a folder must not stop the listing.</summary>
internal static partial class RegularFile
{
    private const int ReadOnlyNonBlockingCloseOnExec = 0 | 0x800 | 0x80000;

    /// <exception cref="SourceUnreadableException">It is not a regular file, or access is denied.</exception>
    public static FileStream Open(string path)
    {
        FileStream stream;
        try
        {
            stream = OperatingSystem.IsLinux()
                ? new FileStream(OpenNonBlocking(path), FileAccess.Read, bufferSize: 0)
                : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (UnauthorizedAccessException)
        {
            throw new SourceUnreadableException("Access denied: grant the account that runs RagLlama read access to this file.");
        }

        if (stream.CanSeek)
        {
            return stream;
        }

        stream.Dispose();
        throw new SourceUnreadableException("Not a regular file (a pipe, socket or device); move it out of the folder.");
    }

    private static SafeFileHandle OpenNonBlocking(string path)
    {
        var handle = NativeOpen(path, ReadOnlyNonBlockingCloseOnExec);
        if (!handle.IsInvalid)
        {
            return handle;
        }

        const int NoEntry = 2;
        const int AccessDenied = 13;
        var error = Marshal.GetLastPInvokeError();
        handle.Dispose();
        throw error switch
        {
            NoEntry => new FileNotFoundException($"'{path}' does not exist.", path),
            AccessDenied => new UnauthorizedAccessException(),
            _ => new SourceUnreadableException($"Cannot be opened: {Marshal.GetPInvokeErrorMessage(error)}."),
        };
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle NativeOpen(string path, int flags);
}
