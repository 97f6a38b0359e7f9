using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Documents;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class ArchiveReadingTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    [Fact]
    public async Task Reads_each_file_of_an_archive_under_its_name()
    {
        var document = await fixture.ReadAsync("files.zip", ZipFixture.Create(("b/plan.md", "# Plan\n\nWe meet on Monday."), ("a.csv", "City,Fee\nRome,1\n"), ("__MACOSX/a.csv", "junk")));

        Assert.Equal("application/zip", document.MediaType);
        Assert.Equal("a.csv\n\nCity | Fee\nRome | 1\n\nb/plan.md\n\nPlan\n\nWe meet on Monday.", document.Text);
        Assert.Equal([1, 1, 2], document.Blocks.Where(block => block.Type == BlockType.Heading).Select(block => block.Level));
        Assert.Null(document.Title);
    }

    [Fact]
    public async Task Reads_a_packed_tape_archive_without_following_its_links()
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "passwords.txt") { LinkName = "/etc/passwd" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "note.txt") { DataStream = new MemoryStream("Inside"u8.ToArray()) });
        }

        var document = await fixture.ReadAsync("notes.tar.gz", memory.ToArray());

        Assert.EndsWith("note.txt\n\nInside", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_the_neighbours_of_a_file_that_cannot_be_read()
    {
        var document = await fixture.ReadAsync("files.zip", ZipFixture.Create(("a.pdf", "%PDF-nothing"), ("b.txt", "Still read")));

        Assert.EndsWith("Still read", document.Text, StringComparison.Ordinal);
        Assert.StartsWith("a.pdf: ", Assert.Single(document.Warnings, warning => warning.Code == "embedded_not_read").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stops_at_archives_inside_archives_inside_archives()
    {
        await using var shallow = new ExtractionFixture(options => options.MaxArchiveDepth = 2);
        var archive = ZipFixture.Create(("deep.txt", "Too deep"));
        for (var i = 0; i < 3; i++)
        {
            archive = ZipFixture.Pack(("in.zip", archive), ("side.txt", Encoding.UTF8.GetBytes($"Level {i}")));
        }

        var document = await shallow.ReadAsync("out.zip", archive);

        Assert.DoesNotContain("Too deep", document.Text, StringComparison.Ordinal);
        Assert.Contains("Level 1", document.Text, StringComparison.Ordinal);
        Assert.Contains("Extraction:MaxArchiveDepth", document.Warnings.First(warning => warning.Code == "limit_archive_depth").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_what_was_read_before_all_files_together_became_too_large()
    {
        await using var small = new ExtractionFixture(options => options.MaxUnpackedMegabytes = 2);
        byte[] Packed(byte seed)
        {
            var noise = new byte[1 << 20];
            new Random(seed).NextBytes(noise);
            return ZipFixture.Pack(("noise.txt", Encoding.ASCII.GetBytes(Convert.ToHexString(noise).ToLowerInvariant()[..(900 << 10)])));
        }

        var failed = await small.FailAsync("all.zip", ZipFixture.Pack(("0.txt", "First"u8.ToArray()), ("1.zip", Packed(1)), ("2.zip", Packed(2))));

        Assert.Equal("limit_size", failed.Code);
        Assert.StartsWith("0.txt\n\nFirst", failed.Partial!.Text, StringComparison.Ordinal);
        await small.CheckNeighbourAsync();
    }
}
