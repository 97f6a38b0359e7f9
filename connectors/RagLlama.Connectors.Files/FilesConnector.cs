using System.Globalization;
using System.Runtime.CompilerServices;
using RagLlama.Sources;

namespace RagLlama.Connectors.Files;

/// <summary>Files and folders of this machine. Lists everything on each run; symbolic links are not followed, hidden entries are left out.</summary>
internal sealed class FilesConnector : ISourceConnector
{
    public string Kind => FilesSource.Connector;

    public async IAsyncEnumerable<SourceChange> GetChangesAsync(
        SourceDefinition source, SyncCursor cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var root in FilesSource.RootsOf(source))
        {
            if (!Path.Exists(root))
            {
                throw new DirectoryNotFoundException($"'{root}' does not exist, so nothing was changed. Mount it again, or remove it from source '{source.Id}'.");
            }

            foreach (var change in List(source, root, cancellationToken))
            {
                yield return change;
            }

            await Task.Yield();
        }

        yield return new SourceChange.ListingCompleted();
    }

    public Task<SourceContent> OpenAsync(SourceDefinition source, string externalId, CancellationToken cancellationToken)
    {
        var path = FilesSource.PathOf(source, externalId) ?? throw new SourceItemGoneException(externalId);
        FileStream stream;
        try
        {
            stream = RegularFile.Open(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SourceItemGoneException(externalId);
        }

        var item = Describe(source, path, externalId, stream.Length, File.GetLastWriteTimeUtc(stream.SafeFileHandle));
        return Task.FromResult(new SourceContent(item, stream));
    }

    private static IEnumerable<SourceChange> List(SourceDefinition source, string root, CancellationToken cancellationToken)
    {
        if (File.Exists(root))
        {
            yield return Look(source, new FileInfo(root), FilesSource.ExternalIdOf(root, root));
            yield break;
        }

        var folders = new Stack<DirectoryInfo>([new DirectoryInfo(root)]);
        while (folders.TryPop(out var folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (entries, problem) = ReadFolder(folder);
            if (problem is not null)
            {
                // A folder that cannot be listed would make its documents look deleted.
                throw new UnauthorizedAccessException(problem);
            }

            foreach (var entry in entries)
            {
                if (entry.Name.StartsWith('.') || entry.LinkTarget is not null)
                {
                    continue;
                }

                if (entry is DirectoryInfo directory)
                {
                    folders.Push(directory);
                }
                else
                {
                    yield return Look(source, (FileInfo)entry, FilesSource.ExternalIdOf(root, entry.FullName));
                }
            }
        }
    }

    private static (FileSystemInfo[] Entries, string? Problem) ReadFolder(DirectoryInfo folder)
    {
        try
        {
            var entries = folder.GetFileSystemInfos();
            Array.Sort(entries, (a, b) => string.CompareOrdinal(a.Name, b.Name));
            return (entries, null);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return ([], $"The folder '{folder.FullName}' cannot be listed ({e.Message}), so nothing was removed. Grant this account read access and run again.");
        }
    }

    private static SourceChange Look(SourceDefinition source, FileInfo file, string externalId)
    {
        var item = Describe(source, file.FullName, externalId, file.Exists ? file.Length : 0, file.LastWriteTimeUtc);
        try
        {
            using var _ = RegularFile.Open(file.FullName);
            return new SourceChange.Listed(item);
        }
        catch (Exception e) when (e is SourceUnreadableException or IOException or UnauthorizedAccessException)
        {
            return new SourceChange.Unreadable(item, e.Message);
        }
    }

    private static SourceItem Describe(SourceDefinition source, string path, string externalId, long length, DateTime modifiedUtc) => new()
    {
        ExternalId = externalId,
        Uri = new Uri("file://" + string.Join('/', path.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString))),
        FileName = Path.GetFileName(path),
        ChangeTag = string.Create(CultureInfo.InvariantCulture, $"{length}-{modifiedUtc.Ticks}"),
        ModifiedAt = new DateTimeOffset(modifiedUtc, TimeSpan.Zero),
        Access = FilesSource.AccessOf(source, externalId),
    };
}
