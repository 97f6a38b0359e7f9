using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Documents;
using static RagLlama.Adapters.Tests.Extraction.Fixtures.PdfFixture;

namespace RagLlama.Adapters.Tests.Extraction;

/// <summary>Which printed lines are one row of a table: names that go on, headings among the rows, heads without a line below them, sheets with two pages.</summary>
public sealed class PdfTableRowsTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    [Fact]
    public async Task Names_without_a_line_below_them_stand_above_the_numbers_of_a_frame()
    {
        ExtractionFixture.RequirePoppler();
        var cells = await ReadAsync(
            [
                Grid([60, 200, 270, 340], [720, 650, 630]),
                .. Row(706, 70, "", "Hours", "Cost"), .. Row(692, 70, "Parts", "", "2100"), .. Row(678, 70, "Body", "2", "300"), .. Row(664, 70, "Paint", "1.5", "225"), .. Row(636, 70, "Total", "3.5", "2625")
            ]);

        Assert.Equal([["", "Hours", "Cost"], ["Parts", "", "2100"], ["Body", "2", "300"], ["Paint", "1.5", "225"], ["Total", "3.5", "2625"]], cells);
    }

    [Fact]
    public async Task A_heading_among_the_rows_of_a_drawn_table_is_no_second_line_of_the_row_above()
    {
        ExtractionFixture.RequirePoppler();
        var cells = await ReadAsync(
            [
                Grid([60, 200, 270, 340], [720, 706, 692, 678, 650, 636, 622, 608]),
                .. Row(710, 70, "Age", "Women", "Men"), .. Row(696, 70, "45-54", "19", "33"), .. Row(682, 70, "55-64", "22", "44"), .. Row(668, 70, "Total", "41", "77"), .. Row(654, 70, "Rates", "", ""),
                .. Row(640, 70, "45-54", "1.9", "3.3"), .. Row(626, 70, "55-64", "2.2", "4.4"), .. Row(612, 70, "Total", "4.1", "7.7")
            ]);

        Assert.Equal(["Age", "45-54", "55-64", "Total", "Rates", "45-54", "55-64", "Total"], cells.Select(row => row[0]));
        Assert.Equal(["Total", "41", "77"], cells[3]);
    }

    [Fact]
    public async Task A_broken_name_belongs_to_the_values_beside_its_last_line()
    {
        ExtractionFixture.RequirePoppler();
        var cells = await ReadAsync(
            [
                .. Row(700, 110, "Measure of the year", "2005", "2006"), .. Row(686, 110, "Median income", "51,093", "51,473"), .. Row(672, 110, "Income between the", "", ""), .. Row(658, 110, "states of the union", "0.0677", "0.0713"),
                .. Row(644, 110, "Lost years of life", "6,912", "6,882"), .. Row(630, 110, "Index of the health", "0.8708", "0.8684")
            ]);

        Assert.Equal(["Income between the states of the union", "0.0677", "0.0713"], cells[2]);
        Assert.Equal(5, cells.Count);
    }

    [Fact]
    public async Task A_row_goes_on_when_all_of_its_cells_do_in_small_letters()
    {
        ExtractionFixture.RequirePoppler();
        var cells = await ReadAsync(
            [
                .. Row(700, 170, "Einflussgruppe", "Annahme"), .. Row(686, 170, "Einwohner im Bundesland", "Sie wachsen wie im Vorjahr um 0,1 %"), .. Row(672, 170, "Frei nutzbares Einkommen je", "Es steigt um 1,4 % im Jahr und"),
                .. Row(658, 170, "einzelne Person", "damit rascher als zuvor"), .. Row(644, 170, "Einnahmen des Landes", "Sie sinken um 2,4 %"), .. Row(630, 170, "Teuerung", "Zwischen 1,0 % und 2,0 %")
            ]);

        Assert.Equal(["Frei nutzbares Einkommen je einzelne Person", "Es steigt um 1,4 % im Jahr und damit rascher als zuvor"], cells[2]);
        Assert.Equal(5, cells.Count);
    }

    [Fact]
    public async Task A_name_in_the_middle_of_columns_with_names_of_their_own_stands_over_them_beside_the_first_columns_name()
    {
        ExtractionFixture.RequirePoppler();
        var cells = await ReadAsync(
            [
                new Line(72, 714, 10, "Age"), new Line(285, 714, 10, "People"),
                .. Row(700, 110, "", "Share", "Part", "Total"), .. Row(686, 110, "0 to 2", "0.02", "0.03", "10,333"), .. Row(672, 110, "3 to 5", "0.04", "0.05", "9,483"), .. Row(658, 110, "6 to 11", "0.09", "0.11", "20,834"), .. Row(644, 110, "12 to 19", "0.14", "0.19", "32,113")
            ]);

        Assert.Equal(["Age", "People", "", ""], cells[0]);
        Assert.Equal(["", "Share", "Part", "Total"], cells[1]);
        Assert.Equal(["0 to 2", "0.02", "0.03", "10,333"], cells[2]);
    }

    [Fact]
    public async Task Tables_end_at_the_fold_of_a_sheet_with_two_pages()
    {
        ExtractionFixture.RequirePoppler();
        var fold = new Line(0, 0, 0, "") { Before = "0.5 w 300 0 m 300 842 l S" };
        Line[] left = [.. Enumerable.Range(0, 9).Select(i => new Line(72, 700 - (i * 14), 10, $"Yes, at level {(char)('a' + i)}"))];
        Line[] right = [.. Enumerable.Range(0, 9).SelectMany(i => (Line[])[new Line(330, 700 - (i * 14), 10, $"Group {(char)('A' + i)}"), new Line(430, 700 - (i * 14), 10, $"{i}.5"), new Line(500, 700 - (i * 14), 10, $"{i + 10}")])];

        var cells = await ReadAsync([fold, .. left, .. right]);

        Assert.Equal(["Group A", "0.5", "10"], cells[0]);
        Assert.Equal(9, cells.Count);
    }

    private static Line[] Row(float y, float width, params string[] cells) =>
        [.. cells.Select((text, i) => new Line(72 + (i == 0 ? 0 : i * width) + (i > 0 && width == 70 ? 64 : 0), y, 10, text)).Where(line => line.Text.Length > 0)];

    private async Task<IReadOnlyList<IReadOnlyList<string>>> ReadAsync(Line[] page)
    {
        var document = await fixture.ReadAsync("table.pdf", Create(null, page));
        return Assert.Single(document.Blocks, block => block.Type == BlockType.Table).Cells!;
    }
}
