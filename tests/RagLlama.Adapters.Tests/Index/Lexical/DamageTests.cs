using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Security;
using RagLlama.Storage.Embedded;
using RagLlama.TestKit.Fakes;

namespace RagLlama.Adapters.Tests.Index.Lexical;

public sealed class DamageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("damage").FullName;
    private readonly List<EmbeddedVectorIndex> _opened = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _opened.ForEach(index => index.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_damaged_segment_is_named_with_its_chunks_and_can_be_healed()
    {
        var chunks = await FillAsync(Open());
        var sound = await SearchAsync(Open());
        var segment = Directory.GetFiles(_folder, "*.seg")[0];
        Flip(segment, new FileInfo(segment).Length - 40);

        var reader = Open();
        var damage = Assert.Single(await reader.VerifyAsync(Token));
        Assert.Equal(Path.GetFileName(segment), damage.Part);
        Assert.Equal("chunks", damage.Detail);
        Assert.NotEmpty(damage.Chunks);
        Assert.DoesNotContain(await SearchAsync(reader), hit => damage.Chunks.Contains(hit.Id));

        await reader.UpsertAsync([.. chunks.Where(chunk => damage.Chunks.Contains(chunk.Id))], Token);
        await reader.DiscardAsync(damage, Token);

        Assert.Empty(await reader.VerifyAsync(Token));
        Assert.Equal(sound, await SearchAsync(reader));
        Assert.Equal(sound, await SearchAsync(Open()));
        Assert.Equal(chunks.Count, await reader.CountAsync(Token));
    }

    [Fact]
    public async Task A_lost_segment_does_not_keep_the_index_from_answering()
    {
        await FillAsync(Open());
        var segment = Directory.GetFiles(_folder, "*.seg")[0];
        File.Delete(segment);
        var reader = Open();

        Assert.NotEmpty(await SearchAsync(reader));
        Assert.Equal("file", Assert.Single(await reader.VerifyAsync(Token)).Detail);
    }

    [Fact]
    public async Task What_a_sudden_end_left_behind_is_swept_at_the_next_start()
    {
        var first = Open();
        await FillAsync(first);

        // While a merge is under way, nothing is swept.
        await first.Idle;
        var named = Directory.GetFiles(_folder, "*.seg");
        var prefix = Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(_folder, "*.db")));
        var leftover = Path.Combine(_folder, prefix + "-0123456789abcdef.seg");
        var foreign = Path.Combine(_folder, "index-of-another-0123456789abcdef.seg");
        File.Copy(named[0], leftover);
        File.Copy(named[0], foreign);

        Assert.NotEmpty(await SearchAsync(Open()));

        Assert.False(File.Exists(leftover));
        Assert.True(File.Exists(foreign));
        Assert.All(named, file => Assert.True(File.Exists(file)));
    }

    [Fact]
    public async Task A_damaged_segment_is_not_merged_into_a_sound_one()
    {
        var index = Open();
        await FillAsync(index);
        var segment = Directory.GetFiles(_folder, "*.seg")[0];
        Flip(segment, 130);

        await FillAsync(index, from: 100, count: 40);
        await index.Idle;

        Assert.Contains(Path.GetFileName(segment), (await index.VerifyAsync(Token)).Select(damage => damage.Part));
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(4096, 400)]
    public async Task A_database_that_cannot_be_read_is_named_and_given_up_as_a_whole(long from, int length)
    {
        var chunks = await FillAsync(Open());
        var sound = await SearchAsync(Open());
        _opened.ForEach(index => index.Dispose());
        _opened.Clear();
        var database = Assert.Single(Directory.GetFiles(_folder, "*.db"));
        using (var file = new FileStream(database, FileMode.Open))
        {
            file.Position = from;
            file.Write(Enumerable.Repeat((byte)0xA5, length).ToArray());
        }

        var index = Open();
        var damage = Assert.Single(await index.VerifyAsync(Token));
        Assert.Equal(Path.GetFileName(database), damage.Part);
        Assert.True(damage.IsWhole);

        await index.DiscardAsync(damage, Token);
        await index.UpsertAsync(chunks, Token);

        Assert.Empty(await index.VerifyAsync(Token));
        Assert.Equal(sound, await SearchAsync(index));
    }

    private static void Flip(string path, long at)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Position = at;
        var value = file.ReadByte();
        file.Position = at;
        file.WriteByte((byte)(value ^ 4));
    }

    private static async Task<List<(ChunkId Id, double Score)>> SearchAsync(EmbeddedVectorIndex index)
    {
        var query = new IndexQuery { Text = "boiler 7 room", Access = AccessFilter.For(Asker.User("anna")), Mode = SearchMode.Lexical, Limit = 100 };
        return [.. (await index.SearchAsync(query, Token)).Select(hit => (hit.Id, hit.Score))];
    }

    private static async Task<List<IndexedChunk>> FillAsync(EmbeddedVectorIndex index, int from = 0, int count = 30)
    {
        var chunks = Enumerable.Range(from, count).Select(n => new IndexedChunk
        {
            Id = ChunkId.For(DocumentId.For("files", $"{n}.md"), 1, 0, "test"),
            DocumentId = DocumentId.For("files", $"{n}.md"),
            SourceId = "files",
            Version = 1,
            Number = 0,
            Access = AccessList.Public,
            Language = "en",
            Title = "",
            Text = $"Note {n} on boiler {n % 10} in room {n}.",
            Vector = new float[HashEmbedder.Dimensions],
        }).ToList();
        foreach (var batch in chunks.Chunk(10))
        {
            await index.UpsertAsync(batch, Token);
        }

        return chunks;
    }

    private EmbeddedVectorIndex Open()
    {
        var index = new EmbeddedVectorIndex(new EmbeddedIndexOptions { Folder = _folder, SegmentChunks = 10 }, "test", NullLogger.Instance);
        _opened.Add(index);
        return index;
    }
}
