using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Documents;
using static RagLlama.Adapters.Tests.Extraction.Fixtures.PdfFixture;

namespace RagLlama.Adapters.Tests.Extraction;

/// <summary>Heads of several lines, tables beside text, in coloured cells and within other tables.</summary>
public sealed class PdfTableHeadTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    [Fact]
    public async Task A_line_that_reaches_over_some_columns_only_does_not_end_the_head()
    {
        ExtractionFixture.RequirePoppler();
        var document = await fixture.ReadAsync("pupils.pdf", Create(
            null,
            [
                new Line(72, 740, 10, "Pupils of public schools, in thousands"),
                Level(72, 500, 726), Level(160, 500, 708), Level(72, 500, 690), Level(72, 500, 620),
                new Line(310, 713, 10, "Grade"),
                .. Row(696, "Year", "Total", "First", "Second", "Third"),
                .. Row(678, "1996", "45,611", "3,770", "3,600", "3,524"), .. Row(664, "1997", "46,127", "3,755", "3,689", "3,597"),
                .. Row(650, "1998", "46,539", "3,727", "3,681", "3,696"), .. Row(636, "1999", "46,857", "3,684", "3,656", "3,691"),
            ]));

        var table = Assert.Single(document.Blocks, block => block.Type == BlockType.Table);
        Assert.Equal(["Year", "Grade", "", "", ""], table.Cells![0]);
        Assert.Equal(["", "Total", "First", "Second", "Third"], table.Cells[1]);
        Assert.Equal(["1999", "46,857", "3,684", "3,656", "3,691"], table.Cells[^1]);
    }

    [Fact]
    public async Task All_lines_between_two_lines_as_wide_as_the_table_are_its_head()
    {
        ExtractionFixture.RequirePoppler();
        var document = await fixture.ReadAsync("ages.pdf", Create(
            null,
            [
                new Line(72, 760, 10, "Deaths by age"), Level(72, 490, 746), Level(72, 490, 700), Level(72, 490, 630),
                new Line(72, 718, 9, "Age"), new Line(72, 706, 9, "group"),
                new Line(162, 732, 9, "All"), new Line(162, 719, 9, "deaths"), new Line(162, 706, 9, "in 2006"),
                new Line(252, 706, 9, "Rate"), new Line(342, 719, 9, "95%"), new Line(342, 706, 9, "limits"),
                .. Row(688, "45-54", "1,564", "56.0", "53.2"), .. Row(674, "55-64", "2,636", "147.8", "142.1"), .. Row(660, "65-74", "3,859", "367.2", "355.6"), .. Row(646, "75-84", "6,114", "940.8", "917.3"),
            ]));

        var table = Assert.Single(document.Blocks, block => block.Type == BlockType.Table);
        Assert.Equal(["Age group", "All deaths in 2006", "Rate", "95% limits"], table.Cells![0]);
        Assert.Equal(5, table.Cells.Count);
    }

    [Fact]
    public async Task A_table_beside_a_column_of_text_keeps_its_rows()
    {
        ExtractionFixture.RequirePoppler();
        string[] text = ["disparities among persons who already", "have had a stroke and live at home for", "the most part of the year depend upon", "access to care in the region, and on the", "type of medicine that was ordered first", "by the doctor who saw them last before", "they were sent home from the hospital,", "as the reports of seven years have told."];
        Line[] Short(float y, string state, string number, string rate) => [new(45, y, 9, state), new(150, y, 9, number), new(220, y, 9, rate)];
        var document = await fixture.ReadAsync("beside.pdf", Create(
            null,
            [
                .. Short(700, "State", "Number", "Rate"), .. Short(686, "Ohio", "1,144", "193.5"), .. Short(672, "Utah", "2,187", "77.5"), .. Short(658, "Iowa", "3,548", "158.7"), .. Short(644, "Maine", "5,100", "160.1"),
                .. text.Select((line, i) => new Line(330, 700 - (i * 14), 10, line)),
            ]));

        var table = Assert.Single(document.Blocks, block => block.Type == BlockType.Table);
        Assert.Equal([["State", "Number", "Rate"], ["Ohio", "1,144", "193.5"], ["Utah", "2,187", "77.5"], ["Iowa", "3,548", "158.7"], ["Maine", "5,100", "160.1"]], table.Cells);
        Assert.Contains(string.Join(' ', text), document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coloured_boxes_side_by_side_are_cells()
    {
        ExtractionFixture.RequirePoppler();
        static Line Box(float x, float y, float width, float height, string colour) => new(0, 0, 0, "") { Before = FormattableString.Invariant($"{colour} rg {x} {y} {width} {height} re f 0 0 0 rg ") };
        var document = await fixture.ReadAsync("slide.pdf", Create(
            null,
            [
                Box(60, 700, 100, 30, "0.1 0.4 0.5"), Box(160, 700, 200, 30, "0.1 0.4 0.5"),
                Box(60, 640, 100, 60, "0.8 0.8 0.8"), Box(160, 670, 100, 30, "0.8 0.8 0.8"), Box(260, 670, 100, 30, "0.8 0.8 0.8"), Box(160, 640, 100, 30, "0.1 0.4 0.5"), Box(260, 640, 100, 30, "0.1 0.4 0.5"),
                new Line(66, 710, 10, "Class"), new Line(166, 710, 10, "Results"), new Line(66, 682, 10, "First"),
                new Line(166, 682, 10, "True"), new Line(266, 682, 10, "False"), new Line(166, 652, 10, "Never"), new Line(266, 652, 10, "Always"),
            ]));

        Assert.Equal([["Class", "Results", ""], ["First", "True", "False"], ["", "Never", "Always"]], Assert.Single(document.Blocks).Cells);
    }

    [Fact]
    public async Task A_table_within_a_cell_is_text_of_the_cell()
    {
        ExtractionFixture.RequirePoppler();
        var document = await fixture.ReadAsync("nested.pdf", Create(
            null,
            [
                Grid([60, 300, 500], [720, 700, 620]), Grid([65, 140, 295], [690, 670, 650]),
                new Line(66, 706, 10, "Left"), new Line(306, 706, 10, "Right"),
                new Line(70, 676, 10, "A"), new Line(145, 676, 10, "B"), new Line(70, 656, 10, "Cell 1"), new Line(145, 656, 10, "Cell 2"), new Line(306, 680, 10, "Beside it"),
            ]));

        Assert.Equal([["Left", "Right"], ["A B Cell 1 Cell 2", "Beside it"]], Assert.Single(document.Blocks).Cells);
    }

    [Fact]
    public async Task Leading_dots_part_a_title_from_its_page()
    {
        ExtractionFixture.RequirePoppler();
        static Line[] Entry(float y, float x, string title, string page) => [new(x, y, 10, title + string.Concat(Enumerable.Repeat(" .", 30))), new(480, y, 10, page)];
        var document = await fixture.ReadAsync("contents.pdf", Create(
            null,
            [.. Entry(700, 72, "Notices", "7"), .. Entry(686, 72, "Safety of the plant", "12"), .. Entry(672, 86, "Fire", "13"), .. Entry(658, 86, "Water and gas", "19"), .. Entry(644, 72, "Index", "120")]));

        Assert.Equal([["Notices", "7"], ["Safety of the plant", "12"], ["Fire", "13"], ["Water and gas", "19"], ["Index", "120"]], Assert.Single(document.Blocks).Cells);
    }

    [Fact]
    public async Task A_mark_in_the_last_row_of_a_page_is_no_page_number()
    {
        ExtractionFixture.RequirePoppler();
        var document = await fixture.ReadAsync("marks.pdf", Create(
            null,
            [
                .. Row(150, "Action", "Admin", "User"), .. Row(130, "Read", "X", "X"), .. Row(110, "Write", "X", "X"), .. Row(90, "Delete", "X", "-"), .. Row(70, "Change size", "X", "X"),
                new Line(72, 40, 10, "Chapter 2. Roles and separation of duties, and who may do what"),
            ]));

        var table = Assert.Single(document.Blocks, block => block.Type == BlockType.Table);
        Assert.Equal(["Change size", "X", "X"], table.Cells![^1]);
    }

    [Fact]
    public async Task All_of_a_cover_is_the_title()
    {
        ExtractionFixture.RequirePoppler();
        string[] body = [.. Enumerable.Range(1, 20).Select(i => $"Line {i} of the text that says what the plan pays for and what it does not.")];
        var document = await fixture.ReadAsync("cover.pdf", Create(null, [new Line(150, 700, 32, "Northern Pumps"), new Line(150, 650, 22, "Health Plan of the"), new Line(150, 624, 22, "Plant in Lyon")], Body(740, body)));

        Assert.Equal("Northern Pumps: Health Plan of the Plant in Lyon", document.Title);
    }

    [Fact]
    public async Task A_word_that_is_written_with_a_hyphen_keeps_it_at_the_end_of_a_line()
    {
        ExtractionFixture.RequirePoppler();
        var document = await fixture.ReadAsync("hyphens.pdf", Create(null, Body(740, "Some treatments need pre-authorization by the plan. The doctor asks for pre-", "authorization in writing, and the hospital must not begin the treat-", "ment before the answer has come.")));

        Assert.Equal("Some treatments need pre-authorization by the plan. The doctor asks for pre-authorization in writing, and the hospital must not begin the treatment before the answer has come.", document.Text);
    }

    private static Line Level(float x, float toX, float y) => new(0, 0, 0, "") { Before = FormattableString.Invariant($"{x} {y} m {toX} {y} l S ") };

    private static Line[] Row(float y, params string[] cells) => [.. cells.Select((text, i) => new Line(72 + (i * 90), y, 10, text)).Where(line => line.Text.Length > 0)];
}
