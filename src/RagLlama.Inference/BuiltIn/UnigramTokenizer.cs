using System.Globalization;
using System.Text;

namespace RagLlama.Inference.BuiltIn;

/// <summary>
/// Cuts text into the pieces of a unigram vocabulary: the segmentation with the greatest sum of log probabilities, found by Viterbi search.
/// Gives the ids that SentencePiece gives for the same vocabulary with identity normalisation, after the folding the model was trained with.
/// T. Kudo, "Subword Regularization" (2018), §3.2.
/// </summary>
internal sealed class UnigramTokenizer
{
    private const char Space = '▁';
    private const float UnknownPenalty = 10f;
    private const int FirstNormalPiece = 3;

    private readonly PieceTrie _trie = new();
    private readonly float[] _scores;
    private readonly bool[] _skipped;
    private readonly float _unknownScore;

    [ThreadStatic]
    private static Path[]? t_paths;

    /// <param name="vocabulary">Lines of piece, tab, log probability; the line number is the id. The first three are control pieces.</param>
    public UnigramTokenizer(IReadOnlyList<string> vocabulary)
    {
        _scores = new float[vocabulary.Count];
        _skipped = new bool[vocabulary.Count];
        var least = 0f;
        for (var id = 0; id < vocabulary.Count; id++)
        {
            var line = vocabulary[id].AsSpan();
            var tab = line.LastIndexOf('\t');
            var piece = line[..tab];
            _scores[id] = float.Parse(line[(tab + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture);
            _skipped[id] = id < FirstNormalPiece || IsPunctuation(piece.Trim(Space));
            least = Math.Min(least, _scores[id]);
            if (id >= FirstNormalPiece)
            {
                _trie.Add(piece, id);
            }
        }

        _unknownScore = least - UnknownPenalty;
    }

    public int Size => _scores.Length;

    /// <summary>Ids of the text's pieces in order, without unknown ones and bare punctuation.</summary>
    public void Encode(string text, List<int> ids)
    {
        ids.Clear();
        var prepared = Prepare(text);
        if (prepared.Length == 0)
        {
            return;
        }

        var paths = t_paths?.Length > prepared.Length ? t_paths : t_paths = new Path[Math.Max(1024, prepared.Length * 2)];
        Search(prepared, paths);
        for (var end = prepared.Length; end > 0; end = paths[end].Start)
        {
            if (!_skipped[paths[end].Id])
            {
                ids.Add(paths[end].Id);
            }
        }

        ids.Reverse();
    }

    private void Search(string text, Path[] paths)
    {
        paths[0] = new Path(0, 0, 0);
        for (var index = 1; index <= text.Length; index++)
        {
            paths[index] = new Path(-1, 0, 0);
        }

        var length = 0;
        for (var start = 0; start < text.Length; start += length)
        {
            length = char.IsHighSurrogate(text[start]) && start + 1 < text.Length ? 2 : 1;
            var score = paths[start].Score;
            var hasSingle = false;
            var node = PieceTrie.Root;
            for (var end = start; end < text.Length; end++)
            {
                node = _trie.Next(node, text[end]);
                if (node < 0)
                {
                    break;
                }

                var id = _trie.PieceAt(node);
                if (id < 0)
                {
                    continue;
                }

                hasSingle |= end + 1 - start == length;
                Offer(ref paths[end + 1], start, id, score + _scores[id]);
            }

            if (!hasSingle)
            {
                Offer(ref paths[start + length], start, 0, score + _unknownScore);
            }
        }
    }

    private static void Offer(ref Path path, int start, int id, float score)
    {
        if (path.Start < 0 || score > path.Score)
        {
            path = new Path(start, id, score);
        }
    }

    /// <summary>Lower case, NFKD, accents dropped (Thai and Devanagari signs stay); spaces collapsed, each written as the piece mark, one in front.</summary>
    private static string Prepare(string text)
    {
        var lower = Ascii.IsValid(text) ? text.ToLowerInvariant() : Decompose(text);
        var builder = new StringBuilder(lower.Length + 1);
        var pendingSpace = true;
        foreach (var c in lower)
        {
            if (c == ' ')
            {
                pendingSpace = true;
                continue;
            }

            if (c is (>= '\u0300' and <= '\u036f') or (>= '\u1ab0' and <= '\u1aff') or (>= '\u20d0' and <= '\u20ff'))
            {
                continue;
            }

            if (pendingSpace)
            {
                builder.Append(Space);
                pendingSpace = false;
            }

            builder.Append(c);
        }

        return builder.ToString();
    }

    private static string Decompose(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]))
            {
                // Normalising throws on lone surrogates: replace them.
                text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
                break;
            }
        }

        return text.Replace('İ', 'i').ToLowerInvariant().Normalize(NormalizationForm.FormKD);
    }

    private static bool IsPunctuation(ReadOnlySpan<char> piece) =>
        piece.Length == 0 || (piece.Length == 1 && piece[0] is '.' or ',' or ':' or ';' or '(' or ')' or '-' or '"' or '\'' or '/' or '?' or '!');

    private readonly record struct Path(int Start, int Id, float Score);
}
