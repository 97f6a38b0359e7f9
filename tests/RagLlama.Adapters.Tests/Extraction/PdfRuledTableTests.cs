using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Documents;
using static RagLlama.Adapters.Tests.Extraction.Fixtures.PdfFixture;

namespace RagLlama.Adapters.Tests.Extraction;

/// <summary>Tables whose cells are drawn, names over several columns, and tables on several pages.</summary>
public sealed class PdfRuledTableTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    [Fact]
    public async Task Drawn_cells_hold_their_lines_together_however_they_are_spaced()
    {
        ExtractionFixture.RequirePoppler();
        var document = await fixture.ReadAsync("cells.pdf", Create(
            null,
            [
                Grid([60, 200, 420], [720, 700, 650, 600]),
                new Line(66, 706, 10, "Tool"), new Line(206, 706, 10, "Use"),
                new Line(66, 672, 10, "Press"), new Line(206, 686, 10, "Pushes the seal in."), new Line(206, 672, 10, "Never used on warm parts."), new Line(206, 658, 10, "Needs two people."),
                new Line(66, 636, 10, "Torque"), new Line(66, 622, 10, "wrench"), new Line(206, 630, 10, "Tightens bolts."),
                .. Body(570, "The tools are kept in the store."),
            ]));

        var table = document.Blocks[0];
        Assert.Equal([["Tool", "Use"], ["Press", "Pushes the seal in. Never used on warm parts. Needs two people."], ["Torque wrench", "Tightens bolts."]], table.Cells);
        Assert.Equal(1, table.HeaderRows);
        Assert.Equal("The tools are kept in the store.", document.TextOf(document.Blocks[1]));
        Assert.InRange(document.Lines[2].Box.Top, 842 - 648, 842 - 630);
    }

    [Fact]
    public async Task A_cell_that_spans_columns_stands_in_the_first_of_them()
    {
        ExtractionFixture.RequirePoppler();
        static string Line(float x, float y, float toX, float toY) => FormattableString.Invariant($"{x} {y} m {toX} {toY} l S ");
        var frame = new Line(0, 0, 0, "")
        {
            Before = Line(60, 720, 360, 720) + Line(160, 700, 360, 700) + Line(60, 680, 360, 680) + Line(60, 660, 360, 660)
                + Line(60, 720, 60, 660) + Line(160, 720, 160, 660) + Line(260, 700, 260, 660) + Line(360, 720, 360, 660),
        };
        var document = await fixture.ReadAsync("spans.pdf", Create(
            null,
            [frame, new Line(66, 696, 10, "City"), new Line(240, 706, 10, "Limit"), new Line(166, 686, 10, "Night"), new Line(266, 686, 10, "Day"), new Line(66, 666, 10, "Lyon"), new Line(166, 666, 10, "155"), new Line(266, 666, 10, "56")]));

        Assert.Equal([["City", "Limit", ""], ["", "Night", "Day"], ["Lyon", "155", "56"]], Assert.Single(document.Blocks).Cells);
    }

    [Fact]
    public async Task Rows_without_a_line_between_them_are_told_apart_by_their_numbers()
    {
        ExtractionFixture.RequirePoppler();
        var document = await fixture.ReadAsync("rows.pdf", Create(
            null,
            [
                Grid([60, 200, 300], [720, 700, 640, 620]), new Line(66, 706, 10, "Country"), new Line(206, 706, 10, "Share"),
                new Line(66, 686, 10, "Malta"), new Line(206, 686, 10, "0.28"), new Line(66, 666, 10, "Poland"), new Line(206, 666, 10, "22.0"), new Line(66, 646, 10, "Spain"), new Line(206, 646, 10, "6.5"),
                new Line(66, 626, 10, "Total"), new Line(206, 626, 10, "28.78"),
            ]));

        Assert.Equal([["Country", "Share"], ["Malta", "0.28"], ["Poland", "22.0"], ["Spain", "6.5"], ["Total", "28.78"]], Assert.Single(document.Blocks).Cells);
    }

    [Fact]
    public async Task A_frame_around_a_page_is_no_table()
    {
        ExtractionFixture.RequirePoppler();
        Line[] text = [.. Enumerable.Range(0, 40).Select(i => new Line(72, 740 - (i * 14), 11, $"Line {(char)('a' + (i % 26))} of the text within the frame of the page"))];
        var document = await fixture.ReadAsync("frame.pdf", Create(null, [Grid([50, 545], [800, 770, 60, 40]), new Line(72, 780, 11, "Head"), .. text, new Line(72, 46, 11, "Foot")]));

        Assert.DoesNotContain(document.Blocks, block => block.Type == BlockType.Table);
    }

    [Fact]
    public async Task Names_over_several_columns_stand_above_the_names_of_each()
    {
        ExtractionFixture.RequirePoppler();
        static Line[] Numbers(float y, string name, params string[] values) => [new(72, y, 10, name), .. values.Select((value, i) => new Line(200 + (i * 70), y, 10, value))];
        var document = await fixture.ReadAsync("heads.pdf", Create(
            null,
            [
                new Line(225, 730, 10, "Hotel") { Before = "195 726 m 300 726 l S" }, new Line(365, 730, 10, "Meals") { Before = "335 726 m 440 726 l S" },
                .. Numbers(714, "City", "2024", "2025", "2024", "2025"), .. Numbers(698, "Dublin", "185.50", "190.00", "58.10", "60.00"), .. Numbers(682, "Lyon", "155.00", "158.20", "56.00", "57.50"), .. Numbers(666, "Porto", "125.00", "131.00", "46.00", "47.75"),
            ]));

        Assert.Equal(
            [["City", "Hotel", "", "Meals", ""], ["", "2024", "2025", "2024", "2025"], ["Dublin", "185.50", "190.00", "58.10", "60.00"], ["Lyon", "155.00", "158.20", "56.00", "57.50"], ["Porto", "125.00", "131.00", "46.00", "47.75"]],
            Assert.Single(document.Blocks).Cells);
    }

    [Fact]
    public async Task A_heading_among_the_rows_does_not_end_the_table()
    {
        ExtractionFixture.RequirePoppler();
        static Line[] Row(float y, params string[] cells) => [.. cells.Select((text, i) => new Line(72 + (i * 115), y, 10, text))];
        var document = await fixture.ReadAsync("groups.pdf", Create(
            null,
            [.. Row(700, "Year", "Pupils", "Teachers"), .. Row(686, "2023", "1,510", "98"), .. Row(672, "2024", "1,540", "99"), new Line(160, 654, 10, "Expected in the coming years"), .. Row(638, "2025", "1,570", "101"), .. Row(624, "2026", "1,600", "103")]));

        Assert.Equal(["Year | Pupils | Teachers", "2023 | 1,510 | 98", "2024 | 1,540 | 99", "Expected in the coming years |  | ", "2025 | 1,570 | 101", "2026 | 1,600 | 103"], document.Text.Split('\n'));
    }

    [Fact]
    public async Task A_head_and_one_row_are_a_table_when_they_agree_in_many_columns()
    {
        ExtractionFixture.RequirePoppler();
        static Line[] Row(float y, params string[] cells) => [.. cells.Select((text, i) => new Line(72 + (i * 95), y, 10, text))];
        var document = await fixture.ReadAsync("order.pdf", Create(null, [.. Row(700, "Start", "End", "Shows", "Gross", "Net"), .. Row(686, "12/20/24", "12/31/24", "48", "$12,500", "$11,250")]));

        Assert.Equal([["Start", "End", "Shows", "Gross", "Net"], ["12/20/24", "12/31/24", "48", "$12,500", "$11,250"]], Assert.Single(document.Blocks).Cells);
    }

    [Fact]
    public async Task A_table_that_goes_on_over_pages_is_one_and_its_rows_know_their_page()
    {
        ExtractionFixture.RequirePoppler();
        static Line[] Row(float y, params string[] cells) => [.. cells.Select((text, i) => new Line(72 + (i * 115), y, 10, text))];
        var document = await fixture.ReadAsync("long.pdf", Create(
            null,
            [.. Body(780, "All parts that are kept in the store of the works are listed in this table."), .. Row(120, "Part", "Price", "Stock"), .. Row(104, "Seal", "12.00", "4"), .. Row(88, "Bolt", "0.40", "90"), .. Row(72, "Pump", "980.00", "1")],
            [.. Row(780, "Part", "Price", "Stock"), .. Row(764, "Gasket", "3.10", "17"), .. Row(748, "Valve", "44.00", "6"), .. Body(700, "Prices hold until the end of the year.")]));

        var table = Assert.Single(document.Blocks, block => block.Type == BlockType.Table);
        Assert.Equal(["Part", "Seal", "Bolt", "Pump", "Gasket", "Valve"], table.Cells!.Select(row => row[0]));
        Assert.Equal(1, table.Page);
        Assert.Equal([1, 1, 1, 1, 2, 2], document.Lines.Where(line => table.RowSpans!.Contains(line.Span)).Select(line => line.Box.Page));
        Assert.Equal("Prices hold until the end of the year.", document.TextOf(document.Blocks[^1]));
        Assert.Equal(2, document.Blocks[^1].Page);
    }

    [Fact]
    public async Task Tables_on_two_pages_with_other_columns_stay_two()
    {
        ExtractionFixture.RequirePoppler();
        static Line[] Row(float y, float left, params string[] cells) => [.. cells.Select((text, i) => new Line(left + (i * 100), y, 10, text))];
        var document = await fixture.ReadAsync("two.pdf", Create(
            null,
            [.. Row(104, 72, "Part", "Price", "Stock"), .. Row(88, 72, "Seal", "12.00", "4"), .. Row(72, 72, "Bolt", "0.40", "90")],
            [.. Row(780, 150, "City", "Night", "Day"), .. Row(764, 150, "Lyon", "155.00", "56"), .. Row(748, 150, "Porto", "125.00", "46")]));

        Assert.Equal(2, document.Blocks.Count(block => block.Type == BlockType.Table));
    }
}
