using RagLlama.Extraction.Readers.Pdf;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class RightToLeftTests
{
    [Theory]
    [InlineData("نيسحت", "تحسين")]
    [InlineData("ةيجاتنلإا", "الإنتاجية")]
    [InlineData("للاخ", "خلال")]
    [InlineData("ءاملعلاو", "والعلماء")]
    [InlineData("(םולש)", "(שלום)")]
    [InlineData("Python", "Python")]
    public void Restores_the_order_of_letters(string printed, string read) => Assert.Equal(read, RightToLeft.Letters(printed));

    [Fact]
    public void Reads_words_from_the_right_and_keeps_runs_of_the_other_direction() =>
        Assert.Equal(["שלום", "Contoso", "2026", "עולם", "טוב"], RightToLeft.Order(["טוב", "עולם", "Contoso", "2026", "שלום"], word => word));
}
