using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Documents;
using static RagLlama.Adapters.Tests.Extraction.Fixtures.PdfFixture;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class PdfTableReadingTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    private static readonly char[] WhiteSpace = [' ', '\n'];

    [Fact]
    public async Task Reads_a_table_row_by_row_with_its_wrapped_cells()
    {
        ExtractionFixture.RequirePoppler();
        var document = await fixture.ReadAsync("rates.pdf", Create(
            null,
            [
                .. Row(700, "City", "Allowance", "Hotel limit", "Note"),
                .. Row(684, "Dublin", "58 EUR", "185 EUR", "Visitors from"), .. Row(672, "", "", "", "other offices"),
                .. Row(656, "Lyon", "56 EUR", "155 EUR", ""),
                .. Row(640, "Any other city", "48 EUR", "140 EUR", ""), .. Row(628, "in Europe", "", "", ""),
                .. Row(612, "Porto", "46 EUR", "125 EUR", "Guest house"),
            ]));

        var table = Assert.Single(document.Blocks);
        Assert.Equal((BlockType.Table, 1, 1), (table.Type, table.Page, table.HeaderRows));
        Assert.Equal(
            [
                "City | Allowance | Hotel limit | Note",
                "Dublin | 58 EUR | 185 EUR | Visitors from other offices",
                "Lyon | 56 EUR | 155 EUR | ",
                "Any other city in Europe | 48 EUR | 140 EUR | ",
                "Porto | 46 EUR | 125 EUR | Guest house",
            ],
            table.RowSpans!.Select(span => document.Text.Substring(span.Start, span.Length)));
        Assert.Equal(["Dublin", "58 EUR", "185 EUR", "Visitors from other offices"], table.Cells![1]);
        Assert.Equal(table.RowSpans, document.Lines.Select(line => line.Span));
        var dublin = document.Lines[1].Box;
        Assert.InRange(dublin.Left, 71, 73);
        Assert.InRange(dublin.Right, 440, 500);
        Assert.InRange(dublin.Bottom - dublin.Top, 20, 28);
        Assert.True(table.Box!.Value.Top <= dublin.Top && dublin.Bottom <= table.Box.Value.Bottom);
    }

    [Fact]
    public async Task Keeps_rows_apart_when_cells_are_empty_and_all_lines_are_evenly_spaced()
    {
        ExtractionFixture.RequirePoppler();
        var document = await fixture.ReadAsync("parts.pdf", Create(
            null,
            [.. Row(700, "Part", "Price", "Stock"), .. Row(686, "Seal", "12.00", "4"), .. Row(672, "Bolt", "0.40", ""), .. Row(658, "Pump", "980.00", "1"), .. Row(644, "Gasket", "", "7")]));

        Assert.Equal("Part | Price | Stock\nSeal | 12.00 | 4\nBolt | 0.40 | \nPump | 980.00 | 1\nGasket |  | 7", document.Text);
    }

    [Fact]
    public async Task Leaves_two_columns_of_running_text_alone()
    {
        ExtractionFixture.RequirePoppler();
        string[] left = ["The pump stands on a level floor and", "is bolted down at its four corners.", "Before the first start the casing is", "filled with water through the upper", "plug until no more air comes out of", "it and the plug is closed by hand."];
        string[] right = ["The motor is joined to the mains by", "an electrician. Its turning sense is", "marked with an arrow on the hood of", "the fan, and must be checked before", "the coupling is fitted, because the", "seal is damaged by running backward."];
        var document = await fixture.ReadAsync("columns.pdf", Create(null, [.. left.Select((text, i) => new Line(72, 700 - (i * 14), 11, text)), .. right.Select((text, i) => new Line(310, 700 - (i * 14), 11, text))]));

        Assert.Equal([BlockType.Paragraph, BlockType.Paragraph], document.Blocks.Select(block => block.Type));
        Assert.Equal(string.Join(' ', left) + "\n\n" + string.Join(' ', right), document.Text);
    }

    [Theory]
    [InlineData("1.", "2.", "3.", "4.")]
    [InlineData("o", "o", "o", "o")]
    public async Task A_list_is_no_table_of_marks_and_texts(params string[] marks)
    {
        ExtractionFixture.RequirePoppler();
        Line[] Item(float y, string mark, string text) => [new(72, y, 11, mark), new(96, y, 11, text)];
        var document = await fixture.ReadAsync("list.pdf", Create(null, [.. Item(700, marks[0], "Switch off"), .. Item(680, marks[1], "Lock the switch"), .. Item(660, marks[2], "Wait"), .. Item(640, marks[3], "Open the hood")]));

        Assert.DoesNotContain(document.Blocks, block => block.Type == BlockType.Table);
    }

    [Fact]
    public async Task Numbers_one_below_the_other_are_two_rows()
    {
        ExtractionFixture.RequirePoppler();
        var document = await fixture.ReadAsync("bill.pdf", Create(
            null,
            [.. Row(700, "Work", "Hours", "Cost"), .. Row(680, "Painting of", "2", "300"), .. Row(668, "the bumper", "", ""), .. Row(648, "Repair", "3", "450"), .. Row(636, "Subtotal", "", "750"), .. Row(624, "Tax", "", "75")]));

        Assert.Equal("Work | Hours | Cost\nPainting of the bumper | 2 | 300\nRepair | 3 | 450\nSubtotal |  | 750\nTax |  | 75", document.Text);
    }

    [Fact]
    public async Task A_name_beside_its_numbers_is_the_head_of_their_column()
    {
        ExtractionFixture.RequirePoppler();
        Line[] Numbers(float y, string year, string ducks) => [new(120, y, 10, year), new(260, y, 10, ducks)];
        var document = await fixture.ReadAsync("ducks.pdf", Create(
            null,
            [new Line(72, 700, 10, "Year"), new Line(200, 700, 10, "Freshwater ducks"), .. Numbers(686, "2023", "160"), .. Numbers(672, "2024", "180"), .. Numbers(658, "2025", "190")]));

        Assert.Equal("Year | Freshwater ducks\n2023 | 160\n2024 | 180\n2025 | 190", document.Text);
    }

    [Fact]
    public async Task A_table_stands_between_the_text_above_and_below()
    {
        ExtractionFixture.RequirePoppler();
        var document = await fixture.ReadAsync("order.pdf", Create(
            null,
            [
                .. Body(740, "The table below has the rates that are paid for each night on the road in", "the cities where we have an office."),
                .. Row(690, "City", "Allowance", "Hotel limit", "Note"), .. Row(674, "Dublin", "58 EUR", "185 EUR", ""), .. Row(658, "Lyon", "56 EUR", "155 EUR", "No taxi"), .. Row(642, "Porto", "46 EUR", "125 EUR", ""),
                .. Body(612, "Meals that somebody else pays for are taken off the allowance, each of them", "with its own share."),
            ]));

        Assert.Equal([BlockType.Paragraph, BlockType.Table, BlockType.Paragraph], document.Blocks.Select(block => block.Type));
        Assert.EndsWith("have an office.", document.TextOf(document.Blocks[0]), StringComparison.Ordinal);
        Assert.StartsWith("City | Allowance", document.TextOf(document.Blocks[1]), StringComparison.Ordinal);
        Assert.StartsWith("Meals that", document.TextOf(document.Blocks[2]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_word_of_a_page_is_in_the_text_once()
    {
        ExtractionFixture.RequirePoppler();
        var tables = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var number = 0;
            string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => $"w{number++:000}x"));
            var lines = new List<Line>();
            float y = 760;
            while (y > 120)
            {
                switch (random.Next(4))
                {
                    case 0:
                        lines.Add(new Line(72, y, 11, Words(random.Next(1, 12))));
                        break;
                    case 1:
                        lines.AddRange(Row(y, [.. Enumerable.Range(0, 4).Select(_ => Words(random.Next(3)))]));
                        break;
                    case 2:
                        var columns = random.Next(2, 5);
                        for (var row = random.Next(2, 7); row > 0 && y > 120; row--, y -= random.Next(12, 16))
                        {
                            lines.AddRange(Row(y, [.. Enumerable.Range(0, columns).Select(_ => Words(random.Next(1, 3)))]));
                        }

                        break;
                    default:
                        lines.Add(new Line(72 + random.Next(200), y, random.Next(8, 20), Words(2)));
                        break;
                }

                y -= random.Next(12, 40);
            }

            var document = await fixture.ReadAsync("page.pdf", Create(null, [.. lines.Where(line => line.Text.Length > 0)]));
            tables += document.Blocks.Count(block => block.Type == BlockType.Table);
            var read = document.Text.Split(WhiteSpace, StringSplitOptions.RemoveEmptyEntries).Where(word => word != "|").Order(StringComparer.Ordinal);
            Assert.Equal(lines.SelectMany(line => line.Text.Split(' ')).Where(word => word.Length > 0).Order(StringComparer.Ordinal), read);
        }

        Assert.InRange(tables, 20, 1000);
    }

    private static Line[] Row(float y, params string[] cells) => [.. cells.Select((text, i) => new Line(72 + (i * 115), y, 10, text)).Where(line => line.Text.Length > 0)];
}
