using System.Globalization;
using RagLlama.Extraction.Child;

namespace RagLlama.Extraction.Pool;

/// <summary>A file in the folder where a child may look for it: a second name of the same bytes where the file system allows, else a copy.</summary>
internal sealed class GivenFile : IDisposable
{
    private GivenFile(string path) => Path = path;

    /// <summary>Empty for a request without a file.</summary>
    public string Path { get; }

    /// <exception cref="IOException">The file is gone, may not be read, or there is no room for a copy.</exception>
    public static GivenFile Hand(string path, ChildProcess child)
    {
        if (path.Length == 0)
        {
            return new GivenFile("");
        }

        // A second name of a symbolic link would still lead to where the child may not look.
        path = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        var given = System.IO.Path.Combine(child.GivenFolder, child.FilesRead.ToString(CultureInfo.InvariantCulture));
        if (!OperatingSystem.IsLinux() || NativeMethods.Link(path, given) != 0)
        {
            File.Copy(path, given, overwrite: true);
        }

        return new GivenFile(given);
    }

    public void Dispose()
    {
        if (Path.Length > 0)
        {
            File.Delete(Path);
        }
    }
}
