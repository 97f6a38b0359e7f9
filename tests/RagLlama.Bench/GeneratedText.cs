namespace RagLlama.Bench;

/// <summary>Text with the word frequencies of a natural language (Zipf, exponent 1.07) from made-up words; the same seed gives the same text.</summary>
internal sealed class GeneratedText
{
    private const int Vocabulary = 40_000;
    private static readonly string[] Syllables = ["ba", "co", "di", "fer", "gan", "hal", "ir", "jo", "kel", "lum", "mor", "nis", "or", "pra", "quel", "ris", "sta", "tur", "ul", "ven"];

    private readonly Random _random;
    private readonly string[] _words;
    private readonly double[] _cumulative;

    public GeneratedText(int seed)
    {
        _random = new Random(seed);
        _words = [.. Enumerable.Range(0, Vocabulary).Select(i => Syllables[i % 20] + Syllables[i / 20 % 20] + (i >= 400 ? Syllables[i / 400 % 20] : "") + (i >= 8000 ? Syllables[i / 8000 % 20] : ""))];
        _cumulative = new double[Vocabulary];
        var sum = 0.0;
        for (var i = 0; i < Vocabulary; i++)
        {
            _cumulative[i] = sum += 1 / Math.Pow(i + 1, 1.07);
        }
    }

    public string Passage(int words) => string.Join(' ', Enumerable.Range(0, words).Select(i => i % 14 == 13 ? Word() + "." : Word()));

    /// <summary>A question about a passage: some of its words among frequent ones.</summary>
    public string QuestionAbout(string passage)
    {
        var words = passage.Split(' ');
        return string.Join(' ', Enumerable.Range(0, 8).Select(i => i % 2 == 0 ? words[_random.Next(words.Length)].TrimEnd('.') : Word()));
    }

    private string Word()
    {
        var found = Array.BinarySearch(_cumulative, _random.NextDouble() * _cumulative[^1]);
        return _words[Math.Min(Vocabulary - 1, found < 0 ? ~found : found)];
    }
}
