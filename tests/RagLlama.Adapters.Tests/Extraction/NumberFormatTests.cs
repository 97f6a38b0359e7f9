using RagLlama.Extraction.Readers.Sheets;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class NumberFormatTests
{
    [Theory]
    [InlineData("General", 0.1, "0.1")]
    [InlineData("General", 1e15, "1000000000000000")]
    [InlineData("0", 2.6, "3")]
    [InlineData("#,##0", 1234567, "1,234,567")]
    [InlineData("#,##0.00 \"kg\"", 1234.5, "1,234.50 kg")]
    [InlineData("0.0%", 0.1234, "12.3%")]
    [InlineData("0.00E+00", 12345, "1.23E+04")]
    [InlineData("#,##0,\"k\"", 12345, "12k")]
    [InlineData("000", 7, "007")]
    [InlineData("0;(0)", -5, "(5)")]
    [InlineData("0;-0;\"none\"", 0, "none")]
    [InlineData("yyyy-mm-dd", 46082, "2026-03-01")]
    [InlineData("d. mmmm yyyy", 46082, "1. March 2026")]
    [InlineData("hh:mm", 0.5, "12:00")]
    [InlineData("h:mm AM/PM", 0.75, "6:00 PM")]
    [InlineData("[h]:mm", 1.5, "36:00")]
    [InlineData("mm:ss", 0.000694444444, "01:00")]
    [InlineData("yyyy-mm-dd", -1, "-1")]
    public void Shows_a_number_as_its_format_says(string code, double number, string shown) =>
        Assert.Equal(shown, NumberFormat.Parse(code).Show(number, from1904: false));

    [Fact]
    public void Counts_days_from_1904_where_the_workbook_does() =>
        Assert.Equal("2026-03-01", NumberFormat.Parse("yyyy-mm-dd").Show(46082 - 1462, from1904: true));
}
