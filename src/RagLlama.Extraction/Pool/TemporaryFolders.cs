using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RagLlama.Extraction.Readers.OldOffice;

namespace RagLlama.Extraction.Pool;

/// <summary>Private folders of the children, named after the host's process so that those of a host that was killed are recognised.</summary>
internal static class TemporaryFolders
{
    private const string Prefix = "ragllama-extraction-";

    /// <summary>A folder of its own for a child, with two in it: the one it may write, and the one where it finds what it is given.</summary>
    public static string Create()
    {
        var folder = Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId}-").FullName;
        Directory.CreateDirectory(Work(folder));
        Directory.CreateDirectory(Given(folder));
        return folder;
    }

    public static string Work(string folder) => Path.Combine(folder, "work");

    public static string Given(string folder) => Path.Combine(folder, "given");

    /// <summary>Removes what hosts that no longer run have left behind.</summary>
    public static void RemoveOrphans()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var owner = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var processId) && !IsRunning(processId))
            {
                Remove(folder);
            }
        }
    }

    public static void Remove(string folder)
    {
        try
        {
            RemoveOfficeSocket(folder);
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Already gone, another user's, or a dying tool still writes there: the next start tries again.
        }
    }

    /// <summary>LibreOffice names its socket after its profile (osl/unx/pipe.cxx, desktop/source/app/officeipcthread.cxx) and leaves it behind when it is killed.</summary>
    private static void RemoveOfficeSocket(string folder)
    {
        var profile = Path.Combine(Work(folder), OldOfficeReader.Profile);
        if (OperatingSystem.IsLinux() && Directory.Exists(profile))
        {
#pragma warning disable CA5351 // A name that LibreOffice chose, nothing secret
            // Bytes below 16 stand there as one digit.
            var name = string.Concat(MD5.HashData(Encoding.Unicode.GetBytes(new Uri(profile).AbsoluteUri)).Select(b => b.ToString("x", CultureInfo.InvariantCulture)));
#pragma warning restore CA5351
            foreach (var socket in Directory.EnumerateFiles("/tmp", "OSL_PIPE_*_SingleOfficeIPC_" + name))
            {
                File.Delete(socket);
            }
        }
    }

    private static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
