using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Protocol;

namespace RagLlama.Adapters.Tests.Extraction;

/// <summary>What is left of a file that reaches a limit.</summary>
public sealed class LimitReadingTests
{
    [Fact]
    public async Task Leaves_out_the_pages_beyond_the_limit_and_says_so()
    {
        ExtractionFixture.RequirePoppler();
        await using var fixture = new ExtractionFixture(options => options.MaxPages = 2);
        var pages = Enumerable.Range(1, 4).Select(page => PdfFixture.Body(700, $"This is the text of page number {page}.", "It goes on for a second line here.")).ToArray();
        var document = await fixture.ReadAsync("long.pdf", PdfFixture.Create(null, pages));

        Assert.Equal("Only the first 2 of 4 pages were read (Extraction:MaxPages).", Assert.Single(document.Warnings, warning => warning.Code == "limit_pages").Detail);
        Assert.Contains("page number 2", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("page number 3", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_limit_of_a_document_that_is_nested_too_deep()
    {
        await using var fixture = new ExtractionFixture(options => options.MaxDepth = 50);
        var deep = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 200)) + OfficeFixture.Paragraph("deep") + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 200));
        var failed = await fixture.FailAsync("deep.docx", OfficeFixture.Docx(OfficeFixture.Paragraph("Read before the depth.") + deep));

        Assert.Equal("limit_depth", failed.Code);
    }

    [Fact]
    public void Stops_by_itself_before_the_host_has_to_end_it()
    {
        var builder = new DocumentBuilder(new ChildLimits { Time = TimeSpan.Zero });
        var stopped = Assert.Throws<ExtractionFailedException>(() => Fill(builder));
        Assert.Equal("limit_time", stopped.Code);
        Assert.Contains("Extraction:TimeLimit", stopped.Message, StringComparison.Ordinal);

        Assert.Equal(50, builder.Build("text/plain").Blocks.Count);

        var whole = new DocumentBuilder(new ChildLimits { Time = TimeSpan.Zero }) { IsTimed = false };
        Fill(whole);
        Assert.Equal(100, whole.Build("text/plain").Blocks.Count);

        static void Fill(DocumentBuilder builder)
        {
            for (var i = 0; i < 100; i++)
            {
                builder.Add(BlockType.Paragraph, "text");
            }
        }
    }
}
