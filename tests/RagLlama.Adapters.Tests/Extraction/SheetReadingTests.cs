using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Documents;
using static RagLlama.Adapters.Tests.Extraction.Fixtures.OfficeFixture;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class SheetReadingTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    [Fact]
    public async Task Leaves_out_rows_and_columns_that_are_hidden_and_counts_them()
    {
        var document = await ReadAsync("<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>"
            + Row(1, "", "City", "Key", "Fee") + Row(2, "hidden=\"1\"", "Bern", "x", "2") + Row(3, "", "Rome", "y", "3") + "</sheetData>");

        Assert.Equal("S\n\nCity | Fee\nRome | 3", document.Text);
        Assert.Equal(2, Assert.Single(document.Warnings, warning => warning.Code == "hidden_text").Count);
    }

    [Theory]
    [InlineData("hidden=\"1\"", "<autoFilter ref=\"A1:B3\"><filterColumn colId=\"0\"/></autoFilter>")]
    [InlineData("hidden=\"1\" outlineLevel=\"1\"", "")]
    public async Task Keeps_rows_that_a_filter_or_a_folded_group_takes_away(string attributes, string behind)
    {
        var document = await ReadAsync("<sheetData>" + Row(1, "", "City", "Fee") + Row(2, attributes, "Bern", "2") + Row(3, "", "Rome", "3") + "</sheetData>" + behind);

        Assert.Equal("S\n\nCity | Fee\nBern | 2\nRome | 3", document.Text);
        Assert.DoesNotContain(document.Warnings, warning => warning.Code == "hidden_text");
    }

    [Fact]
    public async Task Leaves_out_cells_with_letters_in_the_colour_of_the_paper_but_not_on_a_ground()
    {
        // Styles 4 and 5 of the workbook write in white: without and with a fill.
        var document = await ReadAsync("<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\" s=\"5\"><v>City</v></c><c r=\"B1\" t=\"str\" s=\"5\"><v>Fee</v></c></row>"
            + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>Rome</v></c><c r=\"B2\"><v>3</v></c></row><row r=\"3\"><c r=\"A3\" t=\"str\" s=\"4\"><v>Praise this</v></c></row></sheetData>");

        Assert.Equal("S\n\nCity | Fee\nRome | 3", document.Text);
        Assert.Equal(1, Assert.Single(document.Warnings, warning => warning.Code == "hidden_text").Count);
    }

    [Fact]
    public async Task Parts_tables_that_touch_only_at_their_corners()
    {
        var document = await ReadAsync("<sheetData>" + Row(1, "", "City", "Fee") + Row(2, "", "Rome", "3")
            + "<row r=\"3\"><c r=\"C3\" t=\"str\"><v>Part</v></c><c r=\"D3\" t=\"str\"><v>Price</v></c></row><row r=\"4\"><c r=\"C4\" t=\"str\"><v>Bolt</v></c><c r=\"D4\"><v>1</v></c></row></sheetData>");

        Assert.Equal(["City | Fee\nRome | 3", "Part | Price\nBolt | 1"], document.Blocks.Where(block => block.Type == BlockType.Table).Select(document.TextOf));
    }

    [Fact]
    public async Task Names_a_hidden_sheet_in_its_warning()
    {
        var document = await fixture.ReadAsync("a.xlsx", Xlsx(("S", "visible", "<sheetData>" + Row(1, "", "City") + "</sheetData>"), ("Old prices", "veryHidden", "<sheetData>" + Row(1, "", "Secret") + "</sheetData>")));

        Assert.DoesNotContain("Secret", document.Text, StringComparison.Ordinal);
        Assert.Contains(document.Warnings, warning => warning is { Code: "hidden_text", Page: 2 } && warning.Detail.Contains("Old prices", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reads_notes_on_cells_with_their_place()
    {
        var parts = Xlsx(("S", "visible", "<sheetData>" + Row(1, "", "City") + "</sheetData>"));
        var document = await fixture.ReadAsync("a.xlsx", ZipFixture.Add(
            parts,
            ("xl/worksheets/_rels/sheet1.xml.rels", "<Relationships><Relationship Id=\"r1\" Type=\"x/comments\" Target=\"../comments1.xml\"/></Relationships>"),
            ("xl/comments1.xml", "<comments><authors><author>Ann</author></authors><commentList><comment ref=\"A1\" authorId=\"0\"><text><t>Which one?</t></text></comment></commentList></comments>")));

        Assert.Equal("A1 (Ann): Which one?", document.TextOf(Assert.Single(document.Blocks, block => block.Type == BlockType.Note)));
    }

    private Task<ExtractedDocument> ReadAsync(string content) => fixture.ReadAsync("a.xlsx", Xlsx(("S", "visible", content)));

    private static string Row(int number, string attributes, params string[] cells) =>
        $"<row r=\"{number}\" {attributes}>{string.Concat(cells.Select((cell, i) => $"<c r=\"{(char)('A' + i)}{number}\" t=\"str\"><v>{cell}</v></c>"))}</row>";
}
