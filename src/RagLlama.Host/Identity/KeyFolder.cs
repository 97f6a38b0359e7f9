namespace RagLlama.Host.Identity;

/// <summary>The folder of the keys that protect cookies, readable by its owner only.</summary>
internal static class KeyFolder
{
    public static DirectoryInfo Create(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "keys");
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(path);
        }

        var folder = Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var file in folder.EnumerateFiles())
        {
            file.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return folder;
    }
}
