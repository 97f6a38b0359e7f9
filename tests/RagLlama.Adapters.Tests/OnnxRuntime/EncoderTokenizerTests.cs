using System.Text;
using RagLlama.Inference.OnnxRuntime.Tokens;

namespace RagLlama.Adapters.Tests.OnnxRuntime;

public sealed class EncoderTokenizerTests
{
    private const string Deberta = """{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"[CLS]","type_id":0}},{"Sequence":{"id":"A","type_id":0}},{"SpecialToken":{"id":"[SEP]","type_id":0}}],"pair":[{"SpecialToken":{"id":"[CLS]","type_id":0}},{"Sequence":{"id":"A","type_id":0}},{"SpecialToken":{"id":"[SEP]","type_id":0}},{"Sequence":{"id":"B","type_id":1}},{"SpecialToken":{"id":"[SEP]","type_id":1}}],"special_tokens":{"[CLS]":{"id":"[CLS]","ids":[0],"tokens":["[CLS]"]},"[SEP]":{"id":"[SEP]","ids":[2],"tokens":["[SEP]"]}}}""";

    [Theory]
    [InlineData("the leave", "<s> ▁the ▁leave </s>")]
    [InlineData("then", "<s> ▁the n </s>")]
    [InlineData("leaves, the", "<s> ▁leave s , ▁the </s>")]
    [InlineData("", "<s> </s>")]
    [InlineData("xध्न🙂y the", "<s> ▁ x <unk> y ▁the </s>")]
    [InlineData("a  b", "<s> ▁ a ▁ ▁ b </s>")]
    public void Takes_the_likeliest_pieces_and_one_token_for_neighbouring_unknowns(string text, string expected) =>
        Assert.Equal(expected, Pieces(EncoderFolderBuilder.Tokenizer(), text));

    [Theory]
    [InlineData("</s> the <s>")]
    [InlineData("<mask>")]
    [InlineData("the<pad><unk></s>")]
    public void The_spelling_of_a_control_token_stays_a_text(string text)
    {
        var ids = Encode(EncoderFolderBuilder.Tokenizer(), text).Ids;

        Assert.DoesNotContain(ids[1..^1], id => id < 3 || id == EncoderFolderBuilder.IdOf("<mask>"));
        Assert.Contains(EncoderFolderBuilder.IdOf("<"), ids);
    }

    [Fact]
    public void Frames_texts_and_pairs_as_the_file_says()
    {
        var roberta = EncoderFolderBuilder.Read(EncoderFolderBuilder.Tokenizer());
        Assert.Equal("<s> ▁the </s> </s> ▁leave </s>", Words(roberta.EncodePair("the", "leave", 100).Ids));
        Assert.Equal(int.MaxValue, roberta.EncodePair("the", "leave", 100).SecondStart);

        var deberta = EncoderFolderBuilder.Read(EncoderFolderBuilder.Tokenizer(processor: Deberta)).EncodePair("the", "leave", 100);
        Assert.Equal("<s> ▁the </s> ▁leave </s>", Words(deberta.Ids));
        Assert.Equal((3, 1), (deberta.SecondStart, deberta.SecondType));
        var bert = EncoderFolderBuilder.Read(EncoderFolderBuilder.Tokenizer(processor: """{"type":"BertProcessing","sep":["</s>",2],"cls":["<s>",0]}""")).EncodePair("the", "leave", 100);
        Assert.Equal(deberta.Ids, bert.Ids);
    }

    [Fact]
    public void Never_gives_more_tokens_than_the_model_reads_and_says_what_was_cut()
    {
        var tokenizer = EncoderFolderBuilder.Read(EncoderFolderBuilder.Tokenizer());

        Assert.False(tokenizer.Encode("the leave", 4).IsCut);
        var cut = tokenizer.Encode("the leave of weeks", 4);
        Assert.Equal(("<s> ▁the ▁leave </s>", true), (Words(cut.Ids), cut.IsCut));
        var pair = tokenizer.EncodePair("the the the the the the", "leave leave leave", 10);
        Assert.Equal(("<s> ▁the ▁the ▁the </s> </s> ▁leave ▁leave ▁leave </s>", true), (Words(pair.Ids), pair.IsCut));
        var shortQuestion = tokenizer.EncodePair("the", "leave leave leave leave leave leave leave", 10);
        Assert.Equal(10, shortQuestion.Ids.Length);
    }

    [Fact]
    public void Applies_the_compiled_table_of_characters()
    {
        var map = CharsMapBuilder.Build(new() { ["ﬁ"] = "fi", ["Ⅷ"] = "VIII", ["A"] = "a", ["e\u0301"] = "é", ["é"] = "e", ["\u200b"] = "", ["\t"] = " ", ["가"] = "ga" });
        var step = new CharsMap(Convert.FromBase64String(map));

        Assert.Equal("fi VIII aa e b", step.Apply("ﬁ\tⅧ Aa é\u200b b"));
        Assert.Equal("é", step.Apply("e\u0301"));
        Assert.Equal("z\u0301🙂ga\r\n", step.Apply("z\u0301🙂가\r\n"));
        Assert.Equal("<s> ▁ f i </s>", Pieces(EncoderFolderBuilder.Tokenizer($$"""{"type":"Precompiled","precompiled_charsmap":"{{map}}"}"""), "ﬁ"));
    }

    [Fact]
    public void Every_prefix_of_a_table_of_characters_is_read_or_refused_without_a_crash()
    {
        var whole = Convert.FromBase64String(CharsMapBuilder.Build(new() { ["ﬁ"] = "fi", ["A"] = "a" }));
        for (var length = 0; length < whole.Length; length++)
        {
            try
            {
                new CharsMap(whole.AsSpan(0, length)).Apply("ﬁ A \u0301");
            }
            catch (InvalidDataException)
            {
                Assert.True(length < whole.Length - 1);
            }
        }

        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var damaged = whole.ToArray();
            damaged[4 + random.Next(damaged.Length - 4)] ^= (byte)(1 << random.Next(8));
            try
            {
                Assert.NotNull(new CharsMap(damaged).Apply("ﬁ A \u0301 xyz"));
            }
            catch (InvalidDataException)
            {
                // Said so, which is all that is asked.
            }
        }
    }

    [Theory]
    [InlineData("""{"type":"Lowercase"}""", "THE", "<s> ▁the </s>")]
    [InlineData("""{"type":"Strip","strip_left":true,"strip_right":true}""", "  the ", "<s> ▁the </s>")]
    [InlineData("""{"type":"Replace","pattern":{"Regex":" {2,}"},"content":" "}""", "the   leave", "<s> ▁the ▁leave </s>")]
    [InlineData("""{"type":"Replace","pattern":{"String":"."},"content":" the"}""", "a.", "<s> ▁ a ▁the </s>")]
    [InlineData("""{"type":"NFKC"}""", "ﬁ", "<s> ▁ f i </s>")]
    [InlineData("""{"type":"Sequence","normalizers":[{"type":"NFD"},{"type":"StripAccents"},{"type":"Lowercase"}]}""", "Thé", "<s> ▁the </s>")]
    [InlineData("""{"type":"Prepend","prepend":"the "}""", "leave", "<s> ▁the ▁leave </s>")]
    public void Knows_the_steps_that_these_files_use(string normalizer, string text, string expected) =>
        Assert.Equal(expected, Pieces(EncoderFolderBuilder.Tokenizer(normalizer), text));

    [Theory]
    [InlineData("""{"type":"Sequence","pretokenizers":[{"type":"WhitespaceSplit"},{"type":"Metaspace","replacement":"▁","add_prefix_space":true}]}""", "the\t leave\u3000of", "<s> ▁the ▁leave ▁of </s>")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"never"}""", "of leave", "<s> o f ▁leave </s>")]
    [InlineData("""{"type":"Sequence","pretokenizers":[{"type":"Punctuation","behavior":"Isolated"},{"type":"Metaspace","replacement":"▁","prepend_scheme":"first"}]}""", "the,of", "<s> ▁the , o f </s>")]
    [InlineData("""{"type":"Sequence","pretokenizers":[{"type":"Digits","individual_digits":true},{"type":"Metaspace","replacement":"▁"}]}""", "the12", "<s> ▁the ▁ 1 ▁ 2 </s>")]
    public void Knows_the_ways_of_cutting_that_these_files_use(string splitter, string text, string expected) =>
        Assert.Equal(expected, Pieces(EncoderFolderBuilder.Tokenizer(splitter: splitter), text));

    [Theory]
    [InlineData("\"type\":\"BPE\"", "null", "null")]
    [InlineData("\"type\":\"Unigram\",\"byte_fallback\":true", "null", "null")]
    [InlineData("\"type\":\"Unigram\"", """{"type":"BertNormalizer"}""", "null")]
    [InlineData("\"type\":\"Unigram\"", """{"type":"Replace","pattern":{"Regex":"(?<=a)b"},"content":""}""", "null")]
    [InlineData("\"type\":\"Unigram\"", "null", """{"type":"ByteLevel"}""")]
    [InlineData("\"type\":\"Unigram\"", "null", """{"type":"Metaspace","replacement":"▁","prepend_scheme":"sometimes"}""")]
    public void Refuses_what_it_does_not_know_instead_of_leaving_it_out(string unigram, string normalizer, string splitter) =>
        Assert.Throws<InvalidDataException>(() => EncoderFolderBuilder.Read(EncoderFolderBuilder.Tokenizer(normalizer, splitter, unigram: unigram)));

    [Fact]
    public void Half_a_surrogate_pair_is_an_unknown_character() =>
        Assert.Equal(Pieces(EncoderFolderBuilder.Tokenizer(), "a\ufffdb"), Pieces(EncoderFolderBuilder.Tokenizer(), "a\ud83db"));

    private static Inference.OnnxRuntime.EncodedText Encode(string json, string text) => EncoderFolderBuilder.Read(json).Encode(text, 1000);

    private static string Pieces(string json, string text) => Words(Encode(json, text).Ids);

    private static string Words(int[] ids) => new StringBuilder().AppendJoin(' ', ids.Select(id => EncoderFolderBuilder.Vocabulary[id])).ToString();
}
