using System.Runtime.InteropServices;

namespace RagLlama.Retrieval.Ranking;

/// <summary>Runs of four characters that question and passages share. Four UTF-16 characters are 64 bits, so a run is its own key.</summary>
internal sealed class FragmentMatcher
{
    private const int Length = 4;
    private const int TitleTimes = 2;
    private const int NeverFrequent = 20;
    private const int FilterBits = 1 << 13;

    private readonly Dictionary<ulong, int> _units = [];

    // Most runs of a passage are not the question's: one bit tells so without a look-up.
    private readonly ulong[] _filter = new ulong[FilterBits / 64];

    public FragmentMatcher(string questionWords)
    {
        for (var index = 0; index + Length <= questionWords.Length; index++)
        {
            var key = KeyAt(questionWords, index);
            if (_units.TryAdd(key, _units.Count))
            {
                var bit = BitOf(key);
                _filter[bit >> 6] |= 1UL << (bit & 63);
            }
        }
    }

    public double[] Score(IReadOnlyList<PreparedPassage> passages)
    {
        var bm25 = new CandidateBm25(passages.Count, _units.Count);
        for (var index = 0; index < passages.Count; index++)
        {
            var passage = passages[index];
            Count(bm25, index, passage.Words, 1);
            Count(bm25, index, passage.TitleWords, TitleTimes);
            bm25.SetLength(index, Runs(passage.Words) + (TitleTimes * Runs(passage.TitleWords)));
        }

        return bm25.Scores(Math.Max(NeverFrequent, passages.Count / 2));
    }

    private static int Runs(string words) => Math.Max(0, words.Length - Length + 1);

    private void Count(CandidateBm25 bm25, int candidate, string words, int times)
    {
        for (var index = 0; index + Length <= words.Length; index++)
        {
            var key = KeyAt(words, index);
            var bit = BitOf(key);
            if ((_filter[bit >> 6] & (1UL << (bit & 63))) != 0 && _units.TryGetValue(key, out var unit))
            {
                bm25.Count(candidate, unit, times);
            }
        }
    }

    private static ulong KeyAt(string words, int index) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(words.AsSpan(index, Length)));

    // The golden ratio's multiplier spreads neighbouring keys; the upper bits are the well mixed ones.
    private static int BitOf(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> 51);
}
