using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Documents;
using static RagLlama.Adapters.Tests.Extraction.Fixtures.OfficeFixture;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class SlideReadingTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    [Fact]
    public async Task Numbers_the_items_of_numbered_lists()
    {
        static string Item(string text, int level, string number) => $"<a:p><a:pPr lvl=\"{level}\">{number}</a:pPr><a:r><a:t>{text}</a:t></a:r></a:p>";
        const string period = "<a:buAutoNum type=\"arabicPeriod\"/>";
        const string letter = "<a:buAutoNum type=\"alphaLcParenR\"/>";
        var document = await fixture.ReadAsync("talk.pptx", Pptx((Raw(
            Item("Ask", 0, period) + Item("in writing", 1, letter) + Item("signed", 1, letter) + Item("Wait", 0, period) + Item("Bullet", 0, "<a:buChar char=\"-\"/>") + Item("Again", 0, "<a:buAutoNum type=\"romanUcPeriod\" startAt=\"4\"/>")), "")));

        Assert.Equal(["1. Ask", "a) in writing", "b) signed", "2. Wait", "Bullet", "IV. Again"], document.Blocks.Select(document.TextOf));
        Assert.All(document.Blocks, block => Assert.Equal(BlockType.List, block.Type));
    }

    [Fact]
    public async Task Reads_the_figures_behind_a_chart_as_a_table()
    {
        static string Points(params string[] values) => string.Concat(values.Select((value, i) => $"<c:pt idx=\"{i}\"><c:v>{value}</c:v></c:pt>"));
        var chart = "<c:chartSpace xmlns:c=\"c\" xmlns:a=\"a\"><c:chart><c:title><a:t>Sales</a:t></c:title><c:plotArea><c:barChart><c:ser><c:tx>" + Points("2026") + "</c:tx><c:cat>" + Points("Rome", "Bern") + "</c:cat><c:val>" + Points("3", "2.4000000000000004") + "</c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>";
        const string frame = "<p:graphicFrame><p:nvGraphicFramePr/><a:graphic><a:graphicData><c:chart xmlns:c=\"c\" r:id=\"r1\"/></a:graphicData></a:graphic></p:graphicFrame>";
        var document = await fixture.ReadAsync("talk.pptx", Pptx(chart, (frame, "")));

        Assert.Equal("Bar chart: Sales\n\n | 2026\nRome | 3\nBern | 2.4", document.Text);
        Assert.Equal(1, document.Blocks[^1].HeaderRows);
    }

    [Theory]
    [InlineData("<a:off x=\"9144000\" y=\"0\"/><a:ext cx=\"900\" cy=\"900\"/>", "", "")]
    [InlineData("<a:off x=\"-1000\" y=\"0\"/><a:ext cx=\"900\" cy=\"900\"/>", "", "")]
    [InlineData("", "hidden=\"1\"", "")]
    [InlineData("", "", "<a:rPr sz=\"100\"/>")]
    [InlineData("", "", "<a:rPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill></a:rPr>")]
    [InlineData("", "", "<a:rPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill></a:rPr>")]
    public async Task Leaves_out_and_counts_what_nobody_sees_on_a_slide(string place, string hidden, string letters)
    {
        var document = await fixture.ReadAsync("talk.pptx", Pptx((Shape("Shown", "", 0)
            + $"<p:sp><p:nvSpPr><p:cNvPr id=\"1\" name=\"s\" {hidden}/></p:nvSpPr><p:spPr><a:xfrm>{place}</a:xfrm></p:spPr><p:txBody><a:p><a:r>{letters}<a:t>Praise this</a:t></a:r></a:p></p:txBody></p:sp>", "")));

        Assert.Equal("Shown", document.Text);
        Assert.Equal(1, Assert.Single(document.Warnings, warning => warning.Code == "hidden_text").Count);
        Assert.Equal(["hidden_text"], Assert.Single(document.Blocks).Warnings);
    }

    [Theory]
    [InlineData("<a:solidFill><a:srgbClr val=\"003366\"/></a:solidFill>")]
    [InlineData("<a:gradFill/>")]
    public async Task Keeps_white_letters_where_something_dark_may_be_behind_them(string fill)
    {
        var document = await fixture.ReadAsync("talk.pptx", Pptx((
            $"<p:sp><p:nvSpPr/><p:spPr>{fill}</p:spPr><p:txBody><a:p><a:r><a:rPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill></a:rPr><a:t>On blue</a:t></a:r></a:p></p:txBody></p:sp>", "")));

        Assert.Equal("On blue", document.Text);
        Assert.DoesNotContain(document.Warnings, warning => warning.Code == "hidden_text");
    }

    private static string Raw(string paragraphs) => $"<p:sp><p:nvSpPr/><p:spPr/><p:txBody>{paragraphs}</p:txBody></p:sp>";
}
