using System.Text;

namespace RagLlama.Text;

/// <summary>
/// The terms of pieces of text seen before. Natural text repeats its words, and finding one costs a tenth of folding, cutting and stemming it again.
/// One thread at a time; at most some 10 MB each, and one for each processor.
/// </summary>
internal sealed class TermCache
{
    // Longer pieces are data, addresses or text without spaces: they hardly ever come back.
    private const int LongestPiece = 40;
    private const int MostPieces = 1 << 15;
    private const int MostTerms = 1 << 17;

    // Measured on English, German, Thai and French questions, confirmed on eight other sets: with the exact word beside it, five letters
    // find more than six, seven or the whole stem, German compounds most of all.
    private const int StemLength = 5;
    private const int ThaiGram = 3;

    private static readonly TermCache?[] s_idle = new TermCache?[Environment.ProcessorCount];

    // One for each language that stems or leaves out words, and one for all others.
    private readonly Dictionary<string, Shelf> _shelves = new(StringComparer.Ordinal);
    private readonly Shelf _plain = new(LanguageDetector.Undetermined);
    private readonly NumberList _pieceTerms = new();
    private readonly List<Token> _tokens = [];
    private int _pieces;

    private TermCache()
    {
        foreach (var language in StopWords.Languages)
        {
            _shelves[language] = new Shelf(language);
        }
    }

    public TermNames Names { get; } = new();

    /// <summary>Room for the numbers of a text's terms.</summary>
    public NumberList Found { get; } = new();

    /// <summary>Room for counting terms, by number; all zero between two uses.</summary>
    public TermCount[] Counts { get; private set; } = new TermCount[1024];

    /// <summary>How often everything was forgotten.</summary>
    public int Epoch { get; private set; }

    /// <summary>Room for telling what came before.</summary>
    public HashSet<int> Met { get; } = [];

    /// <summary>A cache nobody else uses until it is given back. Numbers of terms hold until then.</summary>
    public static TermCache Rent()
    {
        for (var index = 0; index < s_idle.Length; index++)
        {
            if (Interlocked.Exchange(ref s_idle[index], null) is { } cache)
            {
                return cache;
            }
        }

        return new TermCache();
    }

    public void Return()
    {
        for (var index = 0; index < s_idle.Length; index++)
        {
            if (Interlocked.CompareExchange(ref s_idle[index], this, null) is null)
            {
                return;
            }
        }
    }

    /// <summary><see cref="Counts"/> with room for so many terms.</summary>
    public TermCount[] CountsFor(int terms)
    {
        if (Counts.Length < terms)
        {
            var larger = new TermCount[2 * terms];
            Counts.CopyTo(larger, 0);
            Counts = larger;
        }

        return Counts;
    }

    /// <summary>Forgets everything once it has become much. All numbers of terms end with it, so it is for between two passages.</summary>
    public void Trim()
    {
        if (_pieces < MostPieces && Names.Count < MostTerms)
        {
            return;
        }

        foreach (var shelf in _shelves.Values.Append(_plain))
        {
            shelf.Pieces.Clear();
        }

        Names.Clear();
        _pieceTerms.Clear();
        _pieces = 0;
        Epoch++;
    }

    /// <summary>Adds the numbers of the text's terms, in reading order, repeated as often as they occur.</summary>
    public void AddTerms(ReadOnlySpan<char> text, string language, NumberList terms)
    {
        var shelf = _shelves.GetValueOrDefault(language, _plain);
        var pieces = new TextPieces(text);
        while (pieces.MoveNext())
        {
            var number = shelf.Pieces.Find(pieces.Current);
            if (number >= 0)
            {
                terms.Add(TermsOf(shelf, number));
            }
            else if (pieces.Current.Length > LongestPiece)
            {
                ReadPiece(pieces.Current, shelf, terms);
            }
            else
            {
                terms.Add(TermsOf(shelf, Learn(pieces.Current, shelf)));
            }
        }
    }

    /// <summary>Adds the text's words, folded, with single spaces between them, and its terms.</summary>
    public void AddWords(ReadOnlySpan<char> text, string language, StringBuilder words, NumberList terms)
    {
        var shelf = _shelves.GetValueOrDefault(language, _plain);
        var pieces = new TextPieces(text);
        while (pieces.MoveNext())
        {
            var number = shelf.Pieces.Find(pieces.Current);
            if (number < 0)
            {
                if (pieces.Current.Length > LongestPiece)
                {
                    ReadPiece(pieces.Current, shelf, terms);
                    AppendWords(words);
                    continue;
                }

                number = Learn(pieces.Current, shelf);
            }

            terms.Add(TermsOf(shelf, number));
            var known = WordsOf(shelf, number);
            if (known.Length > 0)
            {
                words.Append(words.Length > 0 ? " " : "").Append(known);
            }
        }
    }

    private ReadOnlySpan<int> TermsOf(Shelf shelf, int piece) => _pieceTerms.Written[shelf.Found[piece].Start..shelf.Found[piece].End];

    /// <summary>The piece's words, folded, with single spaces between them.</summary>
    private string WordsOf(Shelf shelf, int piece)
    {
        if (shelf.Found[piece].Words is not { } words)
        {
            var text = new StringBuilder();
            ReadTokens(shelf.Pieces[piece]);
            AppendWords(text);
            shelf.Found[piece].Words = words = text.ToString();
        }

        return words;
    }

    /// <returns>The piece's number.</returns>
    private int Learn(ReadOnlySpan<char> raw, Shelf shelf)
    {
        var start = _pieceTerms.Count;
        ReadPiece(raw, shelf, _pieceTerms);
        var number = shelf.Pieces.FindOrAdd(raw);
        if (number == shelf.Found.Length)
        {
            Array.Resize(ref shelf.Found, 2 * number);
        }

        shelf.Found[number] = new Piece { Start = start, End = _pieceTerms.Count };
        _pieces++;
        return number;
    }

    private void ReadPiece(ReadOnlySpan<char> raw, Shelf shelf, NumberList terms)
    {
        ReadTokens(raw);
        foreach (var token in _tokens)
        {
            AddTerms(token, shelf, terms);
        }
    }

    private void ReadTokens(ReadOnlySpan<char> raw)
    {
        _tokens.Clear();
        if (IsPlain(raw))
        {
            // What folding and cutting would give, without either.
            Span<char> lower = stackalloc char[raw.Length];
            raw.ToLowerInvariant(lower);
            _tokens.Add(new Token(lower.ToString(), TokenKind.Word));
            return;
        }

        TextTokenizer.Tokenize(TextFolding.Fold(raw.ToString()), _tokens);
    }

    /// <summary>True for letters of ASCII only, as nearly all words of some languages and most of others are.</summary>
    private static bool IsPlain(ReadOnlySpan<char> raw)
    {
        foreach (var c in raw)
        {
            if (!char.IsAsciiLetter(c))
            {
                return false;
            }
        }

        return raw.Length <= LongestPiece;
    }

    private void AppendWords(StringBuilder words)
    {
        foreach (var token in _tokens)
        {
            if (token.Kind != TokenKind.Joined)
            {
                words.Append(words.Length > 0 ? " " : "").Append(token.Text);
            }
        }
    }

    private void AddTerms(Token token, Shelf shelf, NumberList terms)
    {
        switch (token.Kind)
        {
            case TokenKind.Thai:
                AddGrams(token.Text, terms);
                break;
            case TokenKind.Word when shelf.StopWords.Contains(token.Text):
                break;
            case TokenKind.Code:
                terms.Add(Names.NumberOf(token.Text));
                terms.Add(Names.NumberOf(TextAnalyzer.ExactMark, token.Text));
                break;
            default:
                var stem = LightStemmer.Stem(token.Text, shelf.Language);
                terms.Add(Names.NumberOf(stem.AsSpan(0, Math.Min(stem.Length, StemLength))));
                terms.Add(Names.NumberOf(TextAnalyzer.ExactMark, UnitTerms.Of(token.Text) ?? token.Text));
                break;
        }
    }

    private void AddGrams(ReadOnlySpan<char> run, NumberList terms)
    {
        if (run.Length <= ThaiGram)
        {
            terms.Add(Names.NumberOf(run));
            return;
        }

        for (var index = 0; index + ThaiGram <= run.Length; index++)
        {
            terms.Add(Names.NumberOf(run.Slice(index, ThaiGram)));
        }
    }

    private struct Piece
    {
        /// <summary>Its terms' numbers lie from here …</summary>
        public int Start;

        /// <summary>… to here.</summary>
        public int End;

        /// <summary>Null until they are asked for: indexing does not.</summary>
        public string? Words;
    }

    private sealed class Shelf(string language)
    {
        public Piece[] Found = new Piece[64];

        public string Language => language;

        public WordNumbers StopWords { get; } = new(Text.StopWords.For(language));

        /// <summary>Numbers the pieces that <see cref="Found"/> tells of.</summary>
        public WordNumbers Pieces { get; } = new();
    }
}
