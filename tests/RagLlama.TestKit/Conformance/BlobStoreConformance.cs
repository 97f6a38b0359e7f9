using System.Security.Cryptography;
using System.Text;
using RagLlama.Ingestion;
using Xunit;

namespace RagLlama.TestKit.Conformance;

/// <summary>What every <see cref="IBlobStore"/> does.</summary>
public abstract class BlobStoreConformance
{
    private const long NoLimit = long.MaxValue;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract IBlobStore Blobs { get; }

    [Fact]
    public async Task Names_a_blob_by_the_hash_of_its_bytes_and_gives_them_back()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);

        var blob = await Blobs.PutAsync(new MemoryStream(bytes), NoLimit, Cancellation);

        Assert.Equal(new BlobInfo(Convert.ToHexStringLower(SHA256.HashData(bytes)), 300_000), blob);
        Assert.Equal(bytes, await File.ReadAllBytesAsync((await Blobs.FindPathAsync(blob.Hash, Cancellation))!, Cancellation));
    }

    [Fact]
    public async Task Stores_equal_bytes_once_also_when_many_bring_them_at_once()
    {
        var blobs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PutAsync("same"), Cancellation)));

        Assert.Single(blobs.Distinct());
        Assert.Equal([blobs[0].Hash], await ListAsync());
    }

    [Fact]
    public async Task Takes_a_stream_that_can_be_read_only_once()
    {
        var bytes = Encoding.UTF8.GetBytes("from the network");
        await using var once = new OnceStream(bytes);

        var blob = await Blobs.PutAsync(once, NoLimit, Cancellation);

        Assert.Equal(bytes, await File.ReadAllBytesAsync((await Blobs.FindPathAsync(blob.Hash, Cancellation))!, Cancellation));
    }

    [Fact]
    public async Task Keeps_an_empty_blob()
    {
        var blob = await PutAsync("");

        Assert.Equal(0, blob.Length);
        Assert.NotNull(await Blobs.FindPathAsync(blob.Hash, Cancellation));
    }

    [Fact]
    public async Task Keeps_nothing_of_a_stream_that_is_too_long()
    {
        var refusal = await Assert.ThrowsAsync<BlobTooLargeException>(() => Blobs.PutAsync(new MemoryStream(new byte[1001]), 1000, Cancellation));
        await using var once = new OnceStream(new byte[1001]);
        await Assert.ThrowsAsync<BlobTooLargeException>(() => Blobs.PutAsync(once, 1000, Cancellation));

        Assert.Equal(1000, refusal.MaxBytes);
        Assert.Empty(await ListAsync());
        Assert.Equal(1000, (await Blobs.PutAsync(new MemoryStream(new byte[1000]), 1000, Cancellation)).Length);
    }

    [Fact]
    public async Task Forgets_a_removed_blob_and_takes_it_again()
    {
        var kept = await PutAsync("kept");
        var blob = await PutAsync("removed");
        await Blobs.RemoveAsync(blob.Hash, Cancellation);
        await Blobs.RemoveAsync(blob.Hash, Cancellation);

        Assert.Null(await Blobs.FindPathAsync(blob.Hash, Cancellation));
        Assert.Equal([kept.Hash], await ListAsync());
        Assert.Equal(blob, await PutAsync("removed"));
        Assert.NotNull(await Blobs.FindPathAsync(blob.Hash, Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../catalog.db")]
    [InlineData("ab")]
    [InlineData("/etc/passwd")]
    public async Task Finds_nothing_under_a_name_that_is_no_hash(string name)
    {
        Assert.Null(await Blobs.FindPathAsync(name, Cancellation));
        await Blobs.RemoveAsync(name, Cancellation);
    }

    protected Task<BlobInfo> PutAsync(string text) => Blobs.PutAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), NoLimit, Cancellation);

    protected async Task<List<string>> ListAsync()
    {
        var hashes = new List<string>();
        await foreach (var (hash, _) in Blobs.ListAsync(Cancellation))
        {
            hashes.Add(hash);
        }

        return hashes;
    }

    private sealed class OnceStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }
    }
}
