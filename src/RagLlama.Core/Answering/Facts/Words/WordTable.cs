using System.Collections.Concurrent;
using RagLlama.Text;

namespace RagLlama.Answering.Facts.Words;

/// <summary>
/// Words and phrases of a language → symbols that are the same in every language. The tables name them, a symbol a line:
/// <c>not must neednot may mustnot</c> negation and modality; <c>&lt; &gt;</c> an upper or lower bound of the fact behind it (doubled: of the
/// fact before it); <c>before after all some only also</c>; <c>u:</c> unit; <c>per:</c> period or share; <c>kind:</c> working or calendar days;
/// <c>name:+ name:-</c> the two ends of a scale, such as open and closed; <c>m: ma:</c> month, and month only beside a number; <c>w:</c> weekday;
/// <c>n:</c> number, <c>o:</c> ordinal, <c>one</c> the number that is also an article; <c>t:</c> time, <c>am pm clock</c> what makes a number one;
/// <c>but range of</c> words between clauses, values and parts of dates.
/// </summary>
internal sealed class WordTable
{
    private static readonly ConcurrentDictionary<string, WordTable> Tables = new(StringComparer.Ordinal);

    private static readonly (string Language, string Text)[] Sources =
    [
        ("en", EnglishWords.Text), ("de", GermanWords.Text), ("fr", FrenchWords.Text), ("it", ItalianWords.Text),
        ("pt", PortugueseWords.Text), ("es", SpanishWords.Text), ("hi", HindiWords.Text), ("th", ThaiWords.Text),
    ];

    private readonly Node root = new();

    private WordTable(string language)
    {
        foreach (var (code, text) in Sources.Where(s => s.Language == language || language == LanguageDetector.Undetermined))
        {
            Add(code, text);
        }
    }

    /// <param name="language">One of the eight; any other has the words of all eight.</param>
    public static WordTable For(string language) =>
        Tables.GetOrAdd(Sources.Any(s => s.Language == language) ? language : LanguageDetector.Undetermined, static l => new WordTable(l));

    /// <summary>Whether the language writes words apart; Thai is looked up by characters.</summary>
    public static bool HasWords(string language) => language != "th";

    /// <summary>The longest entry that begins at a position.</summary>
    /// <returns>Its symbols and how many pieces it has; null when there is none.</returns>
    public (IReadOnlyList<string> Symbols, int Length)? Longest(Func<int, string?> pieceAt, Predicate<string>? wanted = null)
    {
        (IReadOnlyList<string> Symbols, int Length)? best = null;
        var node = root;
        for (var i = 0; pieceAt(i) is { } piece && node.Next.TryGetValue(piece, out var next); i++)
        {
            node = next;
            if (node.Symbols.Count > 0 && (wanted is null || node.Symbols.Exists(wanted)))
            {
                best = (node.Symbols, i + 1);
            }
        }

        return best;
    }

    private void Add(string language, string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            var colon = line.LastIndexOf(": ", StringComparison.Ordinal);
            foreach (var phrase in line[(colon + 2)..].Split("; "))
            {
                Add(language, phrase, line[..colon]);
            }
        }

        foreach (var (phrase, value) in NumberWords.Of(language))
        {
            Add(language, phrase, value == 1 ? "one" : $"n:{value}");
        }
    }

    private void Add(string language, string phrase, string symbol)
    {
        var node = root;
        foreach (var piece in Pieces(language, phrase))
        {
            node = node.Next.TryGetValue(piece, out var next) ? next : node.Next[piece] = new Node();
        }

        if (!node.Symbols.Contains(symbol))
        {
            node.Symbols.Add(symbol);
        }
    }

    private static IEnumerable<string> Pieces(string language, string phrase) => HasWords(language)
        ? TextFolding.Fold(phrase).Split(language is "en" or "de" ? [' ', '-', '/'] : [' ', '-', '/', '\''], StringSplitOptions.RemoveEmptyEntries)
        : TextFolding.Fold(phrase).Select(c => c.ToString());

    private sealed class Node
    {
        public Dictionary<string, Node> Next { get; } = new(StringComparer.Ordinal);

        public List<string> Symbols { get; } = [];
    }
}
