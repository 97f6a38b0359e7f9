namespace RagLlama.Text;

/// <summary>A weight in each language for some letter triples, found by three letters without a hash.</summary>
internal sealed class TrigramTable
{
    // The letters from a to z are 1 to 26, the space around a word 27; triples with anything else have no weights.
    private const int Letters = 28;
    private const int Space = Letters - 1;

    private readonly int _languages;
    private readonly ushort[] _rows = new ushort[Letters * Letters * Letters];
    private readonly double[] _weights;

    /// <param name="weights">Triple of a to z and spaces → weights [languages].</param>
    public TrigramTable(IReadOnlyDictionary<string, float[]> weights, int languages)
    {
        _languages = languages;
        _weights = new double[(weights.Count + 1) * languages];
        ushort row = 0;
        foreach (var (trigram, ofLanguages) in weights)
        {
            _rows[(((CodeOf(trigram[0]) * Letters) + CodeOf(trigram[1])) * Letters) + CodeOf(trigram[2])] = ++row;
            for (var language = 0; language < languages; language++)
            {
                _weights[(row * languages) + language] = ofLanguages[language];
            }
        }
    }

    /// <summary>Adds the weights of the word's triples, those with the space before and after it included, in reading order.</summary>
    /// <param name="scores">[languages]</param>
    public void Add(ReadOnlySpan<char> word, Span<double> scores)
    {
        var first = Space;
        var second = CodeOf(LanguageProfiles.Plain(word[0]));
        for (var index = 1; index <= word.Length; index++)
        {
            var third = index < word.Length ? CodeOf(LanguageProfiles.Plain(word[index])) : Space;
            var row = first == 0 || second == 0 || third == 0 ? 0 : _rows[(((first * Letters) + second) * Letters) + third];
            if (row > 0)
            {
                var weights = _weights.AsSpan(row * _languages, _languages);
                for (var language = 0; language < weights.Length; language++)
                {
                    scores[language] += weights[language];
                }
            }

            (first, second) = (second, third);
        }
    }

    private static int CodeOf(char c) => c is >= 'a' and <= 'z' ? c - 'a' + 1 : c == ' ' ? Space : 0;
}
