using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Documents;
using static RagLlama.Adapters.Tests.Extraction.Fixtures.OfficeFixture;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class WordStructureReadingTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    [Fact]
    public async Task Keeps_the_numbers_of_lists_inside_of_cells()
    {
        var document = await fixture.ReadAsync("a.docx", Docx(Table(Row(Cell("Who"), Cell("Steps")), Row(Cell("Ann"), $"<w:tc>{Listed("Ask", 1)}{Listed("Wait", 1)}</w:tc>"))));

        Assert.Equal(["Ann", "1. Ask 2. Wait"], document.Blocks[0].Cells![1]);
    }

    [Fact]
    public async Task Reads_a_single_column_of_short_cells_as_a_table_and_a_frame_as_what_it_holds()
    {
        var document = await fixture.ReadAsync("a.docx", Docx(
            Table(Row(Cell("Fruit")), Row(Cell("Apple")), Row(Cell("Pear"))) + Paragraph("Between")
            + Table(Row($"<w:tc>{Paragraph("Framed", "H1")}{Listed("Ask", 1)}</w:tc>")) + Paragraph("Between")
            + Table(Row(Cell(new string('x', 400))), Row(Cell("Short")))));

        Assert.Equal(
            [BlockType.Table, BlockType.Paragraph, BlockType.Heading, BlockType.List, BlockType.Paragraph, BlockType.Paragraph, BlockType.Paragraph],
            document.Blocks.Select(block => block.Type));
        Assert.Equal(["Pear"], document.Blocks[0].Cells![2]);
        Assert.Equal("1. Ask", document.TextOf(document.Blocks[3]));
    }

    [Fact]
    public async Task Reads_a_table_within_a_cell_as_the_text_of_that_cell()
    {
        var inner = Table(Row(Cell("A"), Cell("B")), Row(Cell("1"), Cell("2")));
        var document = await fixture.ReadAsync("a.docx", Docx(Table(Row(Cell("Name"), Cell("Parts")), Row(Cell("Bolt"), $"<w:tc>{Paragraph("Made of")}{inner}{Paragraph("")}</w:tc>"))));

        Assert.Equal(["Bolt", "Made of A, B; 1, 2"], Assert.Single(document.Blocks).Cells![1]);
    }

    [Fact]
    public async Task Reads_text_boxes_behind_their_paragraph_and_leaves_running_headers_out()
    {
        var document = await fixture.ReadAsync("a.docx", Docx(
            $"<w:p><w:r><w:t>Body</w:t></w:r><w:r><w:pict><v:shape xmlns:v=\"v\"><v:textbox><w:txbxContent>{Paragraph("Boxed")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"));

        Assert.Equal("Body\n\nBoxed", document.Text);
    }

    [Fact]
    public async Task Keeps_comments_and_tracked_changes_of_paragraphs_cells_and_rows_as_notes()
    {
        const string comment = "<w:comment w:id=\"5\" w:author=\"Ann\" w:date=\"2026-03-01T10:00:00Z\"><w:p><w:r><w:t>Is that so?</w:t></w:r></w:p></w:comment>";
        var document = await fixture.ReadAsync("a.docx", Docx(
            "<w:p><w:r><w:t>Ten</w:t></w:r><w:r><w:commentReference w:id=\"5\"/></w:r><w:ins w:author=\"Bo\"><w:r><w:t xml:space=\"preserve\"> days</w:t></w:r></w:ins></w:p>"
            + Table(
                Row(Cell("City"), Cell("Fee")),
                Row(Cell("Rome"), "<w:tc><w:p><w:r><w:t>3</w:t></w:r><w:del w:author=\"Bo\"><w:r><w:delText>2</w:delText></w:r></w:del></w:p></w:tc>"),
                "<w:tr><w:trPr><w:del w:author=\"Bo\"/></w:trPr><w:tc><w:p><w:del><w:r><w:delText>Bern</w:delText></w:r></w:del></w:p></w:tc></w:tr>"), comments: comment));

        Assert.Equal(
            [
                (BlockType.Paragraph, "Ten days"),
                (BlockType.Note, "Comment (Ann, 2026-03-01T10:00:00Z): Is that so?"),
                (BlockType.Table, "City | Fee\nRome | 3"),
                (BlockType.Note, "Deleted (Bo): 2"),
                (BlockType.Note, "Deleted (Bo): Bern"),
            ],
            document.Blocks.Select(block => (block.Type, document.TextOf(block))));
    }

    [Fact]
    public async Task Marks_the_block_in_which_hidden_text_stood_and_leaves_hidden_rows_out()
    {
        var document = await fixture.ReadAsync("a.docx", Docx(
            Paragraph("Clean") + "<w:p><w:r><w:t>Shown</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
            + Table(Row(Cell("City"), Cell("Fee")), "<w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>secret</w:t></w:r></w:p></w:tc></w:tr>", Row(Cell("Rome"), Cell("3")))));

        Assert.Equal([false, true, true], document.Blocks.Select(block => block.Warnings?.Contains("hidden_text") == true));
        Assert.Equal(2, Assert.Single(document.Warnings, warning => warning.Code == "hidden_text").Count);
        Assert.DoesNotContain("secret", document.Text, StringComparison.Ordinal);
    }

    private static string Table(params string[] rows) => $"<w:tbl>{string.Concat(rows)}</w:tbl>";

    private static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    private static string Cell(string text) => $"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";
}
