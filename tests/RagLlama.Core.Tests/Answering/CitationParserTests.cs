using RagLlama.Answering;
using Xunit;

namespace RagLlama.Core.Tests.Answering;

public sealed class CitationParserTests
{
    [Theory]
    [InlineData("Five days [1].", "Five days [1].", 0)]
    [InlineData("Five days [1][2].", "Five days [1][2].", 0)]
    [InlineData("Five days [1, 2; 3].", "Five days [1][2][3].", 0)]
    [InlineData("Fünf Tage 【2】 [Quelle 3].", "Fünf Tage [2] [3].", 0)]
    [InlineData("Five days [7].", "Five days.", 1)]
    [InlineData("Five days [1, 9] and [0] more [99999999999].", "Five days [1] and more [99999999999].", 2)]
    [InlineData("See [sic] and [A1].", "See [sic] and [A1].", 0)]
    public void Keeps_marks_of_supplied_sources_and_counts_the_others(string text, string expected, int foreign)
    {
        var parser = new CitationParser(3);

        Assert.Equal(expected, parser.Push(text) + parser.Flush());
        Assert.Equal(foreign, parser.Foreign);
    }

    [Theory]
    [InlineData("Five days [1, 2]. Then [12] six [3].")]
    [InlineData("A [ 1 ] b [9][2] c [open")]
    public void Gives_the_same_text_for_every_way_of_cutting_the_stream(string text)
    {
        var whole = new CitationParser(3);
        var expected = whole.Push(text) + whole.Flush();
        for (var size = 1; size < text.Length; size++)
        {
            var parser = new CitationParser(3);
            Assert.Equal(expected, string.Concat(text.Chunk(size).Select(piece => parser.Push(new string(piece)))) + parser.Flush());
            Assert.Equal(whole.Foreign, parser.Foreign);
        }
    }

    [Fact]
    public void Reads_the_numbers_of_a_sentence_in_order_and_once()
    {
        Assert.Equal([2, 1], CitationParser.NumbersIn("A [2]. B [1][2]."));
        Assert.Equal("A. B.", CitationParser.WithoutMarks("A [2]. B [1][2]."));
    }
}
