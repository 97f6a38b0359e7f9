using System.Text;
using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Protocol;
using RagLlama.Ingestion;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class BadFileTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    private static readonly byte[] OleSignature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Fact]
    public async Task Calls_an_empty_file_empty()
    {
        Assert.Equal("empty", (await fixture.FailAsync("empty.pdf", [])).Code);
        await fixture.CheckNeighbourAsync();
    }

    [Fact]
    public async Task Calls_a_missing_file_unreadable()
    {
        var result = await fixture.Extractor.ExtractAsync(new ExtractionSource("/nowhere/at/all.md", "all.md"), TestContext.Current.CancellationToken);
        Assert.Equal("corrupt", Assert.IsType<ExtractionResult.Failed>(result).Code);
        await fixture.CheckNeighbourAsync();
    }

    [Fact]
    public async Task Does_not_believe_the_name_of_a_binary()
    {
        var bytes = new byte[4096];
        new Random(7).NextBytes(bytes);
        bytes[0] = 1;
        var result = Assert.IsType<ExtractionResult.Unsupported>(await fixture.ExtractAsync("notes.md", bytes));
        Assert.Contains("binary", result.Reason, StringComparison.Ordinal);

        byte[] program = [0x7F, 0x45, 0x4C, 0x46, .. bytes];
        Assert.Equal("application/x-elf", Assert.IsType<ExtractionResult.Unsupported>(await fixture.ExtractAsync("notes.md", program)).MediaType);
        await fixture.CheckNeighbourAsync();
    }

    [Theory]
    [InlineData("archive.zip", "zeros.bin")]
    [InlineData("report.docx", "word/document.xml")]
    public async Task Refuses_a_zip_bomb_without_unpacking_it(string name, string part)
    {
        var failed = await fixture.FailAsync(name, ZipFixture.Bomb(part, 150));

        Assert.Equal("limit_ratio", failed.Code);
        Assert.Contains("Extraction:MaxUnpackedRatio", failed.Reason, StringComparison.Ordinal);
        await fixture.CheckNeighbourAsync();
    }

    [Fact]
    public async Task Stops_unpacking_a_part_that_is_larger_than_declared()
    {
        await using var small = new ExtractionFixture(options => options.MaxUnpackedMegabytes = 1);
        var noise = new byte[3 << 20];
        new Random(3).NextBytes(noise);
        var zip = ZipFixture.Create(("_rels/.rels", "<Relationships/>"), ("word/document.xml", "<d>" + Convert.ToBase64String(noise) + "</d>"));
        var failed = await small.FailAsync("lie.docx", ZipFixture.LieAboutSize(zip, 1000));

        Assert.Equal("corrupt", failed.Code);
        await small.CheckNeighbourAsync();
    }

    [Fact]
    public void Counts_what_is_really_unpacked()
    {
        var budget = new UnpackBudget(1000);
        using var first = new BudgetStream(new MemoryStream(new byte[600]), budget);
        first.CopyTo(Stream.Null);
        using var second = new BudgetStream(new MemoryStream(new byte[600]), budget);

        Assert.Equal("limit_size", Assert.Throws<ExtractionFailedException>(() => second.CopyTo(Stream.Null)).Code);
    }

    [Fact]
    public async Task Calls_a_cut_off_document_damaged()
    {
        var docx = OfficeFixture.Docx(OfficeFixture.Paragraph("Text"));

        Assert.Equal("corrupt", (await fixture.FailAsync("cut.docx", docx[..(docx.Length / 2)])).Code);
        await fixture.CheckNeighbourAsync();
    }

    [Theory]
    [InlineData("WordDocument", "application/msword")]
    [InlineData("Workbook", "application/vnd.ms-excel")]
    [InlineData("PowerPoint Document", "application/vnd.ms-powerpoint")]
    public void Tells_old_office_files_apart(string stream, string mediaType) =>
        Assert.Equal(new FileFormat(FileKind.OldOffice, mediaType), FormatDetector.Detect(new MemoryStream(Ole(stream)), "old.doc", new ChildLimits()));

    [Fact]
    public async Task Calls_a_protected_office_file_encrypted() => Assert.Equal("encrypted", (await fixture.FailAsync("secret.docx", Ole("EncryptedPackage"))).Code);

    [Fact]
    public async Task Cuts_text_off_at_the_limit_and_says_so()
    {
        await using var small = new ExtractionFixture(options => options.MaxTextLength = 1000);
        var document = await small.ReadAsync("long.txt", string.Concat(Enumerable.Repeat("A paragraph of text.\n\n", 500)));

        Assert.InRange(document.Text.Length, 900, 1000);
        Assert.Single(document.Warnings, warning => warning.Code == "truncated");
    }

    /// <summary>A container whose directory, in its first sector, holds one stream.</summary>
    private static byte[] Ole(string stream)
    {
        var bytes = new byte[2048];
        OleSignature.CopyTo(bytes, 0);
        bytes[30] = 9;
        Encoding.Unicode.GetBytes(stream).CopyTo(bytes, 512 + 128);
        return bytes;
    }
}
