using RagLlama.Answering.Facts.Words;
using RagLlama.Text;

namespace RagLlama.Answering.Facts;

/// <summary>A text taken apart for checking: its words, what of them the word table knows, and its facts.</summary>
internal sealed class TextReading
{
    private TextReading(string text, string language, bool isRow)
    {
        Text = text;
        Language = language;
        Words = WordScanner.Scan(text, language);
        Meanings = FindMeanings();
        Facts = new FactReader(this, isRow).Read();
    }

    public string Text { get; }

    public string Language { get; }

    public IReadOnlyList<Word> Words { get; }

    /// <summary>In reading order; several may begin at one word.</summary>
    public IReadOnlyList<Meaning> Meanings { get; }

    /// <summary>In reading order.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <param name="isRow">A row of a table: a unit may stand in the header, before its number.</param>
    public static TextReading Of(string text, string? language = null, bool isRow = false) => new(text, language ?? LanguageDetector.Detect(text), isRow);

    /// <summary>The longest entry of the word table at a word, among those with a wanted symbol.</summary>
    public (IReadOnlyList<string> Symbols, int Length)? Entry(int at, Predicate<string>? wanted = null)
    {
        if (at >= Words.Count)
        {
            return null;
        }

        if (!TextTokenizer.IsThai(Words[at].Text[0]))
        {
            return WordTable.For(Language == "th" ? "en" : Language).Longest(i => Piece(at, i), wanted);
        }

        // Thai entries were cut out by the scanner, each into one word.
        var word = Words[at].Text;
        var found = WordTable.For("th").Longest(i => i < word.Length ? word[i].ToString() : null, wanted);
        return found is { } entry && entry.Length == word.Length ? (entry.Symbols, 1) : null;
    }

    public IEnumerable<Meaning> MeaningsAt(int at) => Lookup[at];

    /// <summary>Whether an entry with this symbol, or one of this family, begins at a word.</summary>
    public bool HasMeaning(int at, string symbol)
    {
        foreach (var meaning in Lookup[at])
        {
            if (meaning.Symbol == symbol || (meaning.Symbol.Length > symbol.Length && meaning.Symbol[symbol.Length] == ':' && meaning.Symbol.StartsWith(symbol, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private ILookup<int, Meaning> Lookup => field ??= Meanings.ToLookup(m => m.First);

    private string? Piece(int at, int offset)
    {
        for (var i = at; i < Words.Count; i++)
        {
            // "twenty-five": a hyphen inside is not a word.
            if (i > at && Words[i] is { Kind: WordKind.Mark, Text: "-" or "'" or "’" } && Words[i].IsGlued)
            {
                at++;
                continue;
            }

            if (i - at == offset)
            {
                return Words[i].Kind is WordKind.Word ? Words[i].Text : null;
            }
        }

        return null;
    }

    /// <summary>Words from one on that an entry of so many pieces takes, hyphens included.</summary>
    public int Extent(int at, int pieces)
    {
        var i = at;
        for (var seen = 0; i < Words.Count; i++)
        {
            if (Words[i].Kind is not WordKind.Mark && ++seen == pieces)
            {
                return i;
            }
        }

        return i - 1;
    }

    private List<Meaning> FindMeanings()
    {
        var meanings = new List<Meaning>();
        for (var i = 0; i < Words.Count; i++)
        {
            if (Words[i].Kind is not WordKind.Word)
            {
                continue;
            }

            // The language of a short text is a guess: months and weekdays are known in all eight.
            if ((Entry(i) ?? ForeignDay(i)) is not { } entry)
            {
                continue;
            }

            if (IsMay(i))
            {
                meanings.Add(new Meaning("m:5", i, i, Words[i].Clause));
                continue;
            }

            var last = Extent(i, entry.Length);
            if (entry.Length > 1 && entry.Symbols[0].StartsWith("per:", StringComparison.Ordinal) && Entry(i, static s => s == "all") is not null)
            {
                meanings.Add(new Meaning("all", i, i, Words[i].Clause));
            }

            foreach (var symbol in entry.Symbols)
            {
                meanings.Add(new Meaning(symbol, i, last, Words[i].Clause));
            }

            i = last;
        }

        return meanings;
    }

    private (IReadOnlyList<string> Symbols, int Length)? ForeignDay(int at) => Words[at].Text.Length > 3 && !TextTokenizer.IsThai(Words[at].Text[0])
        ? WordTable.For(LanguageDetector.Undetermined).Longest(i => Piece(at, i), static s => s.StartsWith("m:", StringComparison.Ordinal) || s.StartsWith("w:", StringComparison.Ordinal)) is { } found
            ? ([.. found.Symbols.Where(s => s[1] == ':' && s[0] is 'm' or 'w')], found.Length)
            : null
        : null;

    /// <summary>The month, not the verb.</summary>
    private bool IsMay(int at) =>
        Words[at] is { Text: "may", IsCapital: true } may && Language is "en" or "und"
        && ((at + 1 < Words.Count && Words[at + 1].IsNumber)
            || (at > 0 && !may.OpensSentence && (Words[at - 1].IsNumber || Words[at - 1].Kind is WordKind.Word or WordKind.Mark)));
}
