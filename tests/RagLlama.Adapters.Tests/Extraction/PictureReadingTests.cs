using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Extraction.Readers.Ocr;
using static RagLlama.Adapters.Tests.Extraction.Fixtures.PdfFixture;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class PictureReadingTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    [Fact]
    public async Task Recognises_the_text_of_a_picture_and_says_how_certain_it_is()
    {
        ExtractionFixture.RequirePoppler();
        await RequireTesseractAsync();
        var pdf = Create(null, Body(700, "The deductible is 500 per year and per person.", "It does not apply to preventive care."));
        var picture = await fixture.Extractor.RenderPageAsync(fixture.Write("page.pdf", pdf), 1, 200, [], TestContext.Current.CancellationToken);
        var document = await fixture.ReadAsync("scan.png", picture!);

        Assert.Equal("image/png", document.MediaType);
        Assert.Contains("deductible is 500 per year", document.Text, StringComparison.Ordinal);
        Assert.InRange(document.Blocks[0].OcrConfidence!.Value, 0.5f, 1);
    }

    [Fact]
    public async Task Refuses_a_picture_with_more_pixels_than_allowed_before_it_is_decoded()
    {
        await using var small = new ExtractionFixture(options => options.MaxMegapixels = 1);
        byte[] head = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0x10, 0, 0, 0, 0x10, 0, 8, 2, 0, 0, 0];
        var failed = await small.FailAsync("huge.png", head);

        Assert.Equal("limit_pixels", failed.Code);
        Assert.Contains("Extraction:MaxMegapixels", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_words_with_their_boxes_and_leaves_specks_out()
    {
        using var table = new MemoryStream("level\tpage\n5\t1\t1\t1\t1\t1\t300\t600\t150\t30\t96.5\tPlan\n5\t1\t1\t1\t1\t2\t480\t600\t90\t30\t91\tB\n5\t1\t2\t1\t1\t1\t5\t5\t2\t2\t12\t~\n"u8.ToArray());
        var page = Assert.Single(OcrTable.Read(table, 72f / 300, 3));

        Assert.Equal("Plan B", page.Text);
        Assert.Equal(3, page.Blocks[0][0].Box.Page);
        Assert.Equal(72, page.Blocks[0][0].Box.Left, 0.01f);
        Assert.Equal(0.9375f, page.Confidence, 0.001f);
    }

    private async Task RequireTesseractAsync() =>
        Assert.SkipUnless((await fixture.Diagnostics.GetStatusAsync(TestContext.Current.CancellationToken)).OcrLanguages.Contains("eng"), "tesseract is not installed (apt-get install tesseract-ocr)");
}
