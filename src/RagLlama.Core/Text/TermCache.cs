using System.Collections.Frozen;
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
    }

    /// <summary>Adds the numbers of the text's terms, in reading order, repeated as often as they occur.</summary>
    public void AddTerms(ReadOnlySpan<char> text, string language, NumberList terms)
    {
        var shelf = _shelves.GetValueOrDefault(language, _plain);
        var pieces = new TextPieces(text);
        while (pieces.MoveNext())
        {
            if (shelf.Find.TryGetValue(pieces.Current, out var known))
            {
                terms.Add(_pieceTerms.Written.Slice(known.Start, known.Count));
            }
            else if (pieces.Current.Length > LongestPiece)
            {
                ReadPiece(pieces.Current, shelf, terms);
            }
            else
            {
                known = Learn(pieces.Current, shelf);
                terms.Add(_pieceTerms.Written.Slice(known.Start, known.Count));
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
            if (!shelf.Find.TryGetValue(pieces.Current, out var known))
            {
                if (pieces.Current.Length > LongestPiece)
                {
                    ReadPiece(pieces.Current, shelf, terms);
                    AppendWords(words);
                    continue;
                }

                known = Learn(pieces.Current, shelf);
            }

            terms.Add(_pieceTerms.Written.Slice(known.Start, known.Count));
            if (known.Words.Length > 0)
            {
                words.Append(words.Length > 0 ? " " : "").Append(known.Words);
            }
        }
    }

    private Piece Learn(ReadOnlySpan<char> raw, Shelf shelf)
    {
        var start = _pieceTerms.Count;
        ReadPiece(raw, shelf, _pieceTerms);
        var words = new StringBuilder();
        AppendWords(words);
        var key = raw.ToString();
        var piece = new Piece(start, _pieceTerms.Count - start, words.Equals(raw) ? key : words.ToString());
        shelf.Pieces[key] = piece;
        _pieces++;
        return piece;
    }

    private void ReadPiece(ReadOnlySpan<char> raw, Shelf shelf, NumberList terms)
    {
        _tokens.Clear();
        TextTokenizer.Tokenize(TextFolding.Fold(raw.ToString()), _tokens);
        foreach (var token in _tokens)
        {
            AddTerms(token, shelf, terms);
        }
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

    /// <param name="Start">Of its terms' numbers.</param>
    /// <param name="Words">Folded, with single spaces between them.</param>
    private readonly record struct Piece(int Start, int Count, string Words);

    private sealed class Shelf
    {
        public Shelf(string language)
        {
            Language = language;
            StopWords = Text.StopWords.For(language);
            Find = Pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public string Language { get; }

        public FrozenSet<string> StopWords { get; }

        public Dictionary<string, Piece> Pieces { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, Piece>.AlternateLookup<ReadOnlySpan<char>> Find { get; }
    }
}
