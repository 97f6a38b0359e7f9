using System.Runtime.Intrinsics;

namespace RagLlama.Text;

/// <summary>A weight in each language for some letter triples, found by three letters without a hash.</summary>
internal sealed class TrigramTable
{
    // The letters from a to z are 1 to 26, the space around a word 27; triples with anything else have no weights.
    private const int Letters = 28;
    private const int Space = Letters - 1;

    /// <summary>Languages of a row with those that fill it up to whole vectors.</summary>
    public const int Lanes = 8;

    private static readonly byte[] s_codes = [.. Enumerable.Range(0, 256).Select(c => (byte)CodeOf(LanguageProfiles.Plain((char)c)))];

    private readonly ushort[] _rows = new ushort[Letters * Letters * Letters];
    private readonly double[] _weights;

    /// <param name="weights">Triple of a to z and spaces → weights [languages].</param>
    public TrigramTable(IReadOnlyDictionary<string, float[]> weights, int languages)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(languages, Lanes);
        _weights = new double[(weights.Count + 1) * Lanes];
        ushort row = 0;
        foreach (var (trigram, ofLanguages) in weights)
        {
            _rows[(((CodeOf(trigram[0]) * Letters) + CodeOf(trigram[1])) * Letters) + CodeOf(trigram[2])] = ++row;
            for (var language = 0; language < languages; language++)
            {
                _weights[(row * Lanes) + language] = ofLanguages[language];
            }
        }
    }

    /// <summary>Adds the weights of the word's triples, those with the space before and after it included, in reading order.</summary>
    /// <param name="scores">[<see cref="Lanes"/>]</param>
    public void Add(ReadOnlySpan<char> word, Span<double> scores)
    {
        // Kept in registers; rows follow each other too quickly for memory.
        var low = Vector256.Create<double>(scores);
        var high = Vector256.Create<double>(scores[Vector256<double>.Count..]);
        var first = Space;
        var second = PlainCodeOf(word[0]);
        for (var index = 1; index <= word.Length; index++)
        {
            var third = index < word.Length ? PlainCodeOf(word[index]) : Space;
            var row = _rows[(((first * Letters) + second) * Letters) + third];
            if (row > 0)
            {
                var weights = _weights.AsSpan(row * Lanes, Lanes);
                low += Vector256.Create<double>(weights);
                high += Vector256.Create<double>(weights[Vector256<double>.Count..]);
            }

            (first, second) = (second, third);
        }

        low.CopyTo(scores);
        high.CopyTo(scores[Vector256<double>.Count..]);
    }

    private static int PlainCodeOf(char c) => c < s_codes.Length ? s_codes[c] : 0;

    private static int CodeOf(char c) => c is >= 'a' and <= 'z' ? c - 'a' + 1 : c == ' ' ? Space : 0;
}
