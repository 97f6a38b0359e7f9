using RagLlama.Answering;
using Xunit;

namespace RagLlama.Core.Tests.Answering;

public sealed class SentenceAssemblerTests
{
    [Fact]
    public void Puts_sentences_together_across_pieces_and_keeps_marks_with_the_sentence_before()
    {
        const string Text = "Five days may be carried over. [1] Ask Dr. Brown by 3.5. first [2]. They lapse on 31 March.[1]";
        for (var size = 1; size < Text.Length; size++)
        {
            var assembler = new SentenceAssembler();
            var sentences = Text.Chunk(size).SelectMany(piece => assembler.Push(new string(piece))).ToList();
            sentences.AddRange(assembler.Flush());

            Assert.Equal(Text, string.Concat(sentences));
            Assert.Equal(
                ["Five days may be carried over. [1]", "Ask Dr. Brown by 3.5. first [2].", "They lapse on 31 March.[1]"],
                sentences.Select(s => s.Trim()));
        }
    }

    [Fact]
    public void Holds_a_sentence_back_until_the_next_has_begun()
    {
        var assembler = new SentenceAssembler();

        Assert.Empty(assembler.Push("Five days. "));
        Assert.Equal(["Five days. "], assembler.Push("They"));
        Assert.Equal(["They"], assembler.Flush());
    }
}
