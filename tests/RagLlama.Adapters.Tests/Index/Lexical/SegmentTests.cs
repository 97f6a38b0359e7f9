using System.Text;
using RagLlama.Storage.Embedded.Lexical;

namespace RagLlama.Adapters.Tests.Index.Lexical;

public sealed class SegmentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("segments").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 127)]
    [InlineData(3, 128)]
    [InlineData(4, 1000)]
    public void A_segment_holds_what_was_put_in(int seed, int chunks)
    {
        var sample = new SegmentSample(seed, chunks, firstRow: 77);
        var fresh = sample.Fresh();
        using var segment = Write(sample.Passages(), "a.seg");

        Assert.Equal(sample.Expected(), SegmentSample.ReadForward(fresh));
        Assert.Equal(sample.Expected(), SegmentSample.ReadPostings(fresh));
        Assert.Equal(sample.Expected(), SegmentSample.ReadForward(segment));
        Assert.Equal(sample.Expected(), SegmentSample.ReadPostings(segment));
        Assert.Equal(sample.Chunks.Select(c => c.Length), Enumerable.Range(0, chunks).Select(segment.LengthOf));
        Assert.Equal(-1, segment.OrdinalOf(76));
        Assert.Equal(chunks - 1, segment.OrdinalOf(sample.Chunks[^1].Row));
        Assert.False(segment.TryFind("nowhere"u8, out _));
        Assert.False(segment.TryFind("zzz"u8, out _));
        Assert.False(segment.TryFind("a"u8, out _));
    }

    [Fact]
    public void The_outline_of_a_block_bounds_what_it_holds()
    {
        using var segment = Write(new SegmentSample(4, 1000, 1).Passages(), "a.seg");
        Assert.True(segment.TryFind("everywhere"u8, out var list));
        var bytes = segment.PostingsOf(list);
        var block = new PostingBlock();
        for (var number = 0; number < list.Chunks / BitPacking.Count; number++)
        {
            Assert.True(segment.ReadNext(ref list, block, occurrences: true));
            var outline = BlockOutline.Read(bytes, number);
            Assert.Equal((int)block.Ordinals[^1], outline.Last);
            Assert.Equal(1 + (int)block.More.Max(), outline.MostOccurrences);
            Assert.Equal((int)block.Titles.Max(), outline.MostInTitle);
            Assert.Equal(block.Ordinals.Min(ordinal => segment.LengthOf((int)ordinal)), outline.Shortest);
        }
    }

    [Fact]
    public void A_merge_keeps_what_is_live_and_nothing_else()
    {
        SegmentSample[] samples = [new(5, 300, 10), new(6, 200, 5_000), new(7, 90, 9_000)];
        var segments = samples.Select((sample, n) => Write(sample.Passages(), $"{n}.seg")).ToList();
        var random = new Random(8);
        var expected = samples.SelectMany(sample => sample.Expected()).Where(_ => random.Next(3) > 0).ToDictionary();
        var merge = new SegmentMerge(segments, [.. expected.Keys.Order()]);

        merge.Write(Path.Combine(_folder, "merged.seg"), Token);
        using var merged = Segment.Open(Path.Combine(_folder, "merged.seg"));

        Assert.Equal(expected, SegmentSample.ReadForward(merged));
        Assert.Equal(expected, SegmentSample.ReadPostings(merged));
        Assert.Empty(SegmentCheck.FindDamage(Path.Combine(_folder, "merged.seg"), Token));
        segments.ForEach(segment => segment.Dispose());
    }

    [Fact]
    public void Every_flipped_byte_is_found_and_named()
    {
        var path = Path.Combine(_folder, "a.seg");
        Write(new SegmentSample(9, 12, 1, vocabulary: 20).Passages(), "a.seg").Dispose();
        Assert.Empty(SegmentCheck.FindDamage(path, Token));
        var bytes = File.ReadAllBytes(path);
        var named = new HashSet<string>();

        using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            for (var at = 0; at < bytes.Length; at++)
            {
                RandomAccess.Write(file, [(byte)(bytes[at] ^ (1 << (at % 8)))], at);
                named.Add(Assert.Single(SegmentCheck.FindDamage(path, Token)));
                RandomAccess.Write(file, [bytes[at]], at);
            }
        }

        Assert.Equal(["chunks", "forward", "header", "postings", "termblocks", "terms"], named.Order());
        Assert.Empty(SegmentCheck.FindDamage(path, Token));
    }

    [Fact]
    public void A_damaged_list_ends_in_an_error_or_in_wrong_numbers_but_never_outside_of_its_file()
    {
        var path = Path.Combine(_folder, "a.seg");
        Write(new SegmentSample(9, 200, 1, vocabulary: 20).Passages(), "a.seg").Dispose();
        var random = new Random(3);
        var bytes = File.ReadAllBytes(path);
        var read = 0;
        for (var round = 0; round < 400; round++)
        {
            var damaged = bytes.ToArray();
            var at = random.Next(128, bytes.Length / 2);
            damaged[at] ^= (byte)random.Next(1, 256);
            File.WriteAllBytes(path, damaged);
            try
            {
                using var segment = Segment.Open(path);
                Assert.NotNull(SegmentSample.ReadForward(segment));
                Assert.NotNull(SegmentSample.ReadPostings(segment));
                read++;
            }
            catch (Exception e) when (e is InvalidDataException or IndexOutOfRangeException or ArgumentException or KeyNotFoundException)
            {
                // What search and merge take for damage, or the sample for a row that does not exist.
            }
        }

        Assert.InRange(read, 1, 399);
    }

    [Fact]
    public void A_file_that_ends_early_is_damaged()
    {
        var path = Path.Combine(_folder, "a.seg");
        Write(new SegmentSample(9, 12, 1).Passages(), "a.seg").Dispose();
        foreach (var length in (long[])[new FileInfo(path).Length - 1, 200, 5, 0])
        {
            using (var file = new FileStream(path, FileMode.Open))
            {
                file.SetLength(length);
            }

            Assert.Equal(["header"], SegmentCheck.FindDamage(path, Token));
            Assert.Throws<InvalidDataException>(() => Segment.Open(path));
        }

        Assert.Equal(["file"], SegmentCheck.FindDamage(path + "x", Token));
    }

    [Theory]
    [InlineData("boiler", "boiler", true)]
    [InlineData("boiler", "boler", true)]
    [InlineData("boiler", "boilers", true)]
    [InlineData("boiler", "boilre", true)]
    [InlineData("boiler", "bailer", true)]
    [InlineData("boiler", "bolier", true)]
    [InlineData("boiler", "bailor", false)]
    [InlineData("boiler", "boile1s", false)]
    [InlineData("จะ", "จา", true)]
    [InlineData("कर", "रक", true)]
    [InlineData("कर", "खग", false)]
    [InlineData("a", "", true)]
    [InlineData("ab", "", false)]
    public void Knows_which_terms_are_one_edit_apart(string one, string other, bool within)
    {
        Assert.Equal(within, TermBytes.WithinOneEdit(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other)));
        Assert.Equal(within, TermBytes.WithinOneEdit(Encoding.UTF8.GetBytes(other), Encoding.UTF8.GetBytes(one)));
    }

    [Fact]
    public void Terms_are_found_by_their_beginning_and_by_nearness()
    {
        using var segment = Write(new SegmentSample(4, 500, 1).Passages(), "a.seg");
        var begin = new List<(string Term, int Chunks)>();
        var near = new List<(string Term, int Chunks)>();

        segment.Search((byte)'t', term => term.StartsWith("t29"u8), begin);
        segment.Search((byte)'e', term => TermBytes.WithinOneEdit(term, "evrywhere"u8), near);

        Assert.True(begin.Count > 5);
        Assert.All(begin, found => Assert.StartsWith("t29", found.Term, StringComparison.Ordinal));
        Assert.Equal([("everywhere", 500)], near);
    }

    private Segment Write(PassageTerms passages, string name)
    {
        var path = Path.Combine(_folder, name);
        SegmentFlush.Write(passages, path);
        return Segment.Open(path);
    }
}
