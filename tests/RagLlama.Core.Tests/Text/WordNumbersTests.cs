using RagLlama.Text;
using Xunit;

namespace RagLlama.Core.Tests.Text;

public sealed class WordNumbersTests
{
    [Fact]
    public void Numbers_words_as_a_dictionary_does()
    {
        var random = new Random(3);
        var words = new WordNumbers();
        var expected = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < 2; round++)
        {
            for (var n = 0; n < 20_000; n++)
            {
                // Short and long ones, of few letters, so that many are alike.
                var word = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => "abß\0"[random.Next(4)]));
                Assert.Equal(expected.TryGetValue(word, out var known) ? known : -1, words.Find(word));
                expected.TryAdd(word, expected.Count);
                Assert.Equal(expected[word], words.FindOrAdd(word));
            }

            Assert.Equal(expected.Count, words.Count);
            Assert.All(expected, pair => Assert.Equal(pair.Key, words[pair.Value].ToString()));
            words.Clear();
            expected.Clear();
            Assert.Equal(0, words.Count);
            Assert.False(words.Contains("a"));
        }
    }
}
