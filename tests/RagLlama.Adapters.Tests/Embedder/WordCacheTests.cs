using RagLlama.Inference.BuiltIn;

namespace RagLlama.Adapters.Tests.Embedder;

public sealed class WordCacheTests
{
    [Fact]
    public void Text_is_cut_alike_the_first_time_and_with_all_its_words_known()
    {
        using var embedder = BuiltInEmbedder.Load(Path.Combine(AppContext.BaseDirectory, "models", "builtin"));
        var random = new Random(8);

        // Few letters: many cuts of equal or nearly equal score, among which rounding decides.
        string[] words = [.. Enumerable.Range(0, 300).Select(_ => new string([.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => "0abx.-"[random.Next(6)])]))];
        for (var round = 0; round < 200; round++)
        {
            var text = string.Join(' ', Enumerable.Range(0, 60).Select(_ => words[random.Next(words.Length)]));
            var fresh = new TokenizerScratch();
            var used = TokenizerScratch.Rent();
            embedder.Tokenizer.Encode(text, fresh);
            embedder.Tokenizer.Encode(text, used);
            var pieces = used.Pieces.ToArray();
            TokenizerScratch.Return(used);
            var whole = new TokenizerScratch();
            embedder.Tokenizer.EncodeWhole(text, whole);

            Assert.Equal(whole.Pieces.ToArray(), fresh.Pieces.ToArray());
            Assert.Equal(whole.Pieces.ToArray(), pieces);
        }
    }

    [Fact]
    public void A_word_that_takes_another_s_place_is_found_instead_of_it()
    {
        var cache = new WordCache();
        cache.Add("one", 5, [1, 2], 0.5f);
        cache.Add("two", 5, [3], 0.25f);

        Assert.False(cache.TryFind("one", 5, out _, out _));
        Assert.True(cache.TryFind("two", 5, out var pieces, out var margin));
        Assert.Equal([3], pieces.ToArray());
        Assert.Equal(0.25f, margin);
    }

    [Fact]
    public void Words_beyond_its_size_are_left_out()
    {
        var cache = new WordCache();
        var longWord = new string('x', WordCache.LongestWord + 1);
        cache.Add(longWord, 1, [1], 1);
        cache.Add("many", 2, new ushort[WordCache.MostPieces + 1], 1);

        Assert.False(cache.TryFind(longWord, 1, out _, out _));
        Assert.False(cache.TryFind("many", 2, out _, out _));
    }
}
