using RagLlama.Ingestion;
using RagLlama.Storage.Blobs;
using RagLlama.TestKit.Conformance;
using RagLlama.TestKit.Fakes;

namespace RagLlama.Adapters.Tests.Blobs;

public sealed class FileBlobStoreTests : BlobStoreConformance, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blobs-");
    private readonly ManualTimeProvider _time = new();
    private readonly FileBlobStore _blobs;

    public FileBlobStoreTests() => _blobs = new FileBlobStore(Root, _time);

    protected override IBlobStore Blobs => _blobs;

    private string Root => Path.Combine(_folder.FullName, "blobs");

    private string Incoming => Path.Combine(Root, "incoming");

    [Fact]
    public async Task Lets_no_other_user_in()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("File modes exist on Unix only.");
            return;
        }

        var blob = await PutAsync("private");
        var path = (await Blobs.FindPathAsync(blob.Hash, Cancellation))!;

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        foreach (var folder in new[] { Root, Path.GetDirectoryName(path)! })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }
    }

    [Fact]
    public async Task Leaves_no_temporary_file_behind_whatever_happens()
    {
        await PutAsync("same");
        await PutAsync("same");
        await Assert.ThrowsAsync<BlobTooLargeException>(() => Blobs.PutAsync(new FaultyStream(), 10, Cancellation));
        await Assert.ThrowsAsync<IOException>(() => Blobs.PutAsync(new FaultyStream(), 1000, Cancellation));

        Assert.Empty(Directory.EnumerateFiles(Incoming));
    }

    [Fact]
    public async Task Removes_old_leftovers_but_none_that_may_still_be_written()
    {
        await PutAsync("kept");
        await File.WriteAllTextAsync(Path.Combine(Incoming, "old"), "half", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(Incoming, "new"), "half", Cancellation);
        File.SetLastWriteTimeUtc(Path.Combine(Incoming, "old"), _time.GetUtcNow().UtcDateTime.AddMinutes(-61));
        File.SetLastWriteTimeUtc(Path.Combine(Incoming, "new"), _time.GetUtcNow().UtcDateTime.AddMinutes(-59));

        _blobs.RemoveLeftovers();

        Assert.Equal(["new"], Directory.EnumerateFiles(Incoming).Select(Path.GetFileName));
        Assert.Single(await ListAsync());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Gives a hundred bytes and then breaks, like a connection that is lost.</summary>
    private sealed class FaultyStream : MemoryStream
    {
        private bool _given;

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_given)
            {
                throw new IOException("The connection was lost.");
            }

            _given = true;
            return ValueTask.FromResult(100);
        }
    }
}
