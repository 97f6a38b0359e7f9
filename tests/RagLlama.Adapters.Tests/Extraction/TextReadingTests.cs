using System.Text;
using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Documents;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class TextReadingTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    [Fact]
    public async Task Splits_plain_text_at_empty_lines_and_keeps_line_breaks()
    {
        var document = await fixture.ReadAsync("notes.txt", "First line\r\nsecond line\r\n\r\n\r\nNext paragraph\r\n");

        Assert.Equal("First line\nsecond line\n\nNext paragraph", document.Text);
        Assert.Equal(2, document.Blocks.Count);
    }

    [Fact]
    public async Task Reads_utf8_utf16_and_western_text()
    {
        const string text = "Grüße aus Köln – 5 €";
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[][] forms =
        [
            Encoding.UTF8.GetBytes(text),
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
            Encoding.GetEncoding(1252).GetBytes(text),
        ];
        foreach (var bytes in forms)
        {
            Assert.Equal(text, (await fixture.ReadAsync("notes.txt", bytes)).Text);
        }
    }

    [Theory]
    [InlineData(1200, "The plan costs five euros a month.")]
    [InlineData(1201, "Der Plan kostet fünf Euro im Monat.")]
    [InlineData(874, "แผนนี้มีราคาห้ายูโรต่อเดือน และยกเลิกได้ทุกเมื่อ")]
    [InlineData(1251, "Тариф стоит пять евро в месяц. Отказаться можно в любой день.")]
    [InlineData(20866, "Тариф стоит пять евро в месяц. Отказаться можно в любой день.")]
    [InlineData(1253, "Το πρόγραμμα κοστίζει πέντε ευρώ τον μήνα.")]
    [InlineData(932, "このプランは月に五ユーロです。いつでも解約できます。")]
    [InlineData(936, "这个计划每月五欧元，可以在任何时候取消。我们会把钱退给你。")]
    [InlineData(950, "這個計劃每月五歐元，可以在任何時候取消。我們會把錢退給你。")]
    [InlineData(949, "이 요금제는 한 달에 오 유로이며 언제든지 해지할 수 있습니다.")]
    [InlineData(1252, "Façade, naïve, Größe: 5 €. Übrigens kostet der Plan fünf Euro.")]
    public async Task Tells_the_encoding_of_text_that_does_not_name_it(int codePage, string text)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

        Assert.Equal(text, (await fixture.ReadAsync("notes.txt", System.Text.Encoding.GetEncoding(codePage).GetBytes(text))).Text);
    }

    [Fact]
    public async Task Removes_invisible_characters_and_says_so()
    {
        var document = await fixture.ReadAsync("notes.txt", "pass\u200Bword \u202Egnp.exe\u202C and tags \U000E0041\U000E0042.");

        Assert.Equal("password gnp.exe and tags .", document.Text);
        Assert.Contains("5 ", Assert.Single(document.Warnings, warning => warning.Code == "invisible_characters").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Normalises_to_composed_characters() => Assert.Equal("é", (await fixture.ReadAsync("notes.txt", "e\u0301")).Text);

    [Theory]
    [InlineData("data.csv", "City,Fee\nRome,\"1,50\"\nBerlin,2\n")]
    [InlineData("data.csv", "City;Fee\r\nRome;1,50\r\nBerlin;2\r\n")]
    [InlineData("data.tsv", "City\tFee\nRome\t1,50\nBerlin\t2\n")]
    public async Task Reads_delimited_files_as_one_table_with_a_header(string name, string content)
    {
        var document = await fixture.ReadAsync(name, content);

        var table = Assert.Single(document.Blocks);
        Assert.Equal(BlockType.Table, table.Type);
        Assert.Equal(1, table.HeaderRows);
        Assert.Equal(["Rome", "1,50"], table.Cells![1]);
        Assert.Equal("City | Fee\nRome | 1,50\nBerlin | 2", document.Text);
    }

    [Fact]
    public async Task Reads_quoted_fields_with_line_breaks_and_quotes_and_records_of_uneven_length()
    {
        var document = await fixture.ReadAsync("data.csv", "Name,Note\nAnna,\"says \"\"hi\"\"\nand goes\"\nBen,x,y\n");

        Assert.Equal(["Anna", "says \"hi\" and goes"], document.Blocks[0].Cells![1]);
        Assert.Equal(["Ben", "x", "y"], document.Blocks[0].Cells![2]);
    }

    [Fact]
    public async Task Has_no_header_when_the_first_row_holds_values()
    {
        var document = await fixture.ReadAsync("data.csv", "1,2\n3,4\n");

        Assert.Equal(0, document.Blocks[0].HeaderRows);
    }
}
