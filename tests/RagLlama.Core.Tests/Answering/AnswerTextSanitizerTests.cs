using RagLlama.Answering;
using Xunit;

namespace RagLlama.Core.Tests.Answering;

public sealed class AnswerTextSanitizerTests
{
    [Theory]
    [InlineData("See ![chart](https://evil.example/x.png?q=secret) now", "See chart now")]
    [InlineData("Read [the policy](https://evil.example/?q=(1)) [1].", "Read the policy [1].")]
    [InlineData("[![logo](http://a.example/b)](javascript:alert(1)) x", "logo x")]
    [InlineData("By [reference][r1] and [2][3].", "By reference and [2][3].")]
    [InlineData("<img src=\"https://evil.example\">Five <b>days</b> <https://evil.example/a>.", "Five days .")]
    [InlineData("a < b and 3 <4, [sic] and wow! [1]", "a < b and 3 <4, [sic] and wow! [1]")]
    [InlineData("[a]<b>(https://evil.example) !<b>[c](d)", "[a] (https://evil.example) !c")]
    [InlineData("[x[y]](u)(https://evil.example)", "x[y] (https://evil.example)")]
    [InlineData("Open [bracket\nnext line", "Open [bracket\nnext line")]
    public void Leaves_text_without_links_pictures_and_elements(string text, string expected) =>
        Assert.Equal(expected, AnswerTextSanitizer.Clean(text));

    [Theory]
    [InlineData("See ![chart](https://evil.example/x.png) and [a](b) then [1].")]
    [InlineData("<script>alert(1)</script> five [1, 2] days")]
    public void Gives_the_same_text_for_every_way_of_cutting_the_stream(string text)
    {
        var whole = AnswerTextSanitizer.Clean(text);
        for (var size = 1; size < text.Length; size++)
        {
            var sanitizer = new AnswerTextSanitizer();
            var streamed = string.Concat(text.Chunk(size).Select(piece => sanitizer.Push(new string(piece)))) + sanitizer.Flush();
            Assert.Equal(whole, streamed);
        }
    }
}
