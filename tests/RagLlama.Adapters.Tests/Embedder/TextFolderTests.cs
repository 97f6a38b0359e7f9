using System.Text;
using RagLlama.Inference.BuiltIn;

namespace RagLlama.Adapters.Tests.Embedder;

public sealed class TextFolderTests
{
    private readonly TextFolder _folder = new();

    [Theory]
    [InlineData("Ångström ﬁne  ½ ™ … Straße ÉTÉ", "▁angstrom▁fine▁1⁄2▁TM▁...▁straße▁ete")]
    [InlineData("  a\u00a0b \u3000 c ", "▁a▁b▁c")]
    [InlineData("น้ำ กู้ ढ़ क़", "▁น้ํา▁กู้▁ढ़▁क़")]
    [InlineData("İstanbul", "▁istanbul")]
    [InlineData("", "")]
    public void Folds_as_the_model_was_trained(string text, string expected) => Assert.Equal(expected, Fold(text));

    [Fact]
    public void Half_a_character_becomes_the_replacement_character() => Assert.Equal("▁x\ufffdy\ufffd▁😀", Fold("X\ud83dy\ufffe 😀"));

    [Fact]
    public void Every_character_alone_and_between_others_is_folded_as_whole_text_is()
    {
        for (var c = 1; c < 0xfffe; c++)
        {
            if (!char.IsSurrogate((char)c))
            {
                foreach (var text in new[] { ((char)c).ToString(), $"aก{(char)c}\u093c\u0e48 \u0301b" })
                {
                    Assert.Equal(Reference(text), Fold(text));
                }
            }
        }
    }

    [Fact]
    public void Marks_in_any_order_are_sorted()
    {
        char[] marks = ['\u093c', '\u094d', '\u0e3a', '\u0e38', '\u0e39', '\u0e48', '\u0e4b', '\u0301', '\u0327', '\u0345', '\u0951', '\u20dd', '\u034f', 'à', 'क', '\u0958', 'ก', '\u0e33', ' '];
        var random = new Random(4);
        for (var round = 0; round < 20_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => marks[random.Next(marks.Length)])]);

            Assert.Equal(Reference(text), Fold(text));
        }
    }

    private static string Reference(string text)
    {
        var folded = string.Concat(text.Replace('İ', 'i').ToLowerInvariant().Normalize(NormalizationForm.FormKD)
            .Where(c => c is not ((>= '\u0300' and <= '\u036f') or (>= '\u1ab0' and <= '\u1aff') or (>= '\u20d0' and <= '\u20ff'))));
        return string.Concat(folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => TextFolder.WordMark + word));
    }

    private string Fold(string text)
    {
        var buffer = new char[1];
        var length = _folder.Fold(text, ref buffer);
        return new string(buffer, 0, length);
    }
}
