namespace RagLlama.Evaluation;

/// <summary>Files that are there in full or not at all, however the writing ends.</summary>
public static class WholeFile
{
    public static Task WriteAsync(string path, IEnumerable<string> lines, CancellationToken cancellationToken) =>
        WriteAsync(path, (temporary, token) => File.WriteAllLinesAsync(temporary, lines, token), cancellationToken);

    public static Task WriteAsync(string path, string text, CancellationToken cancellationToken) =>
        WriteAsync(path, (temporary, token) => File.WriteAllTextAsync(temporary, text, token), cancellationToken);

    private static async Task WriteAsync(string path, Func<string, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var temporary = full + ".part";
        try
        {
            await write(temporary, cancellationToken);
            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
