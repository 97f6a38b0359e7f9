using RagLlama.Documents;
using RagLlama.Evaluation.Golden;
using Xunit;

namespace RagLlama.Core.Tests.Evaluation;

public sealed class GoldenFileTests
{
    private static readonly DocumentId Leave = DocumentId.For("handbook", "leave.md");

    [Fact]
    public void Reads_what_it_writes()
    {
        GoldenQuestion[] questions =
        [
            new() { Id = "q1", Text = "Wie viele Tage?", Language = "de", Documents = [new ExpectedDocument(Leave, 4), new ExpectedDocument(Leave)], Answers = ["fünf"] },
            new() { Id = "q2", Text = "Who won?", Answers = [] },
            new() { Id = "q3", Text = "Anything?" },
        ];

        var text = GoldenFile.Write(questions);
        var read = GoldenFile.Read(text);

        Assert.Equal(text, GoldenFile.Write(read));
        Assert.Equal(questions[0].Documents, read[0].Documents);
        Assert.Equal((1, 0, true), (read[0].Answers!.Count, read[1].Answers!.Count, read[2].Answers is null));
    }

    [Fact]
    public void Reads_the_lines_of_a_retrieval_set_in_any_order()
    {
        var read = GoldenFile.Read($$"""
            {"query":"q1","doc":"{{Leave}}","score":1}
            {"query":"q1","doc":"{{DocumentId.For("handbook", "other.md")}}","score":0}

            {"id":"q1","text":"How many days?","answerable":true,"paragraph":"p1"}
            """);

        Assert.Equal([new ExpectedDocument(Leave)], Assert.Single(read).Documents);
    }

    [Theory]
    [InlineData("{\"id\":\"q1\"}", "Line 1")]
    [InlineData("\n\nnot json", "Line 3")]
    [InlineData("{\"id\":\"q1\",\"text\":\"a\"}\n{\"id\":\"q1\",\"text\":\"b\"}", "stands twice")]
    [InlineData("{\"query\":\"q1\",\"doc\":\"leave.md\"}", "no document id")]
    [InlineData("{\"query\":\"q1\",\"doc\":\"6d1f3c1a-52a1-5d0e-8f5e-2f5b6f0f6a01\"}", "which is not in the file")]
    public void Says_which_line_is_wrong(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => GoldenFile.Read(text)).Message, StringComparison.Ordinal);
}
