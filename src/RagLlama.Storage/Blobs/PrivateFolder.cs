namespace RagLlama.Storage.Blobs;

/// <summary>Folders that only the service's own user can enter.</summary>
internal static class PrivateFolder
{
    /// <summary>Creates the folder and those above it that are missing, with mode 0700; one that exists keeps its mode.</summary>
    public static void Create(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (Path.GetDirectoryName(path) is { Length: > 0 } parent)
        {
            Create(parent);
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
