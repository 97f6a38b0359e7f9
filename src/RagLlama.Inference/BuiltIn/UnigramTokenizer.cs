using System.Globalization;
using System.Runtime.CompilerServices;

namespace RagLlama.Inference.BuiltIn;

/// <summary>
/// Cuts text into the pieces of a unigram vocabulary: the segmentation with the greatest sum of log probabilities, found by Viterbi search.
/// Gives the ids that SentencePiece gives for the same vocabulary with identity normalisation, after the folding the model was trained with.
/// T. Kudo, "Subword Regularization" (2018), §3.2.
/// </summary>
internal sealed class UnigramTokenizer
{
    private const int Unknown = 0;
    private const int FirstNormalPiece = 3;
    private const float UnknownPenalty = 10f;

    // Twice the relative error of one addition in single precision.
    private const float RoundingError = 2.4e-7f;

    private readonly PieceTrie _trie;
    private readonly TextFolder _folder = new();
    private readonly float[] _scores;
    private readonly bool[] _skipped;
    private readonly bool[] _beginsWord;

    /// <param name="vocabulary">Lines of piece, tab, log probability; the line number is the id. The first three are control pieces.</param>
    /// <exception cref="InvalidDataException">A piece goes beyond a word, or there are more than 65,536.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public UnigramTokenizer(ReadOnlySpan<char> vocabulary)
    {
        var size = vocabulary.Count('\n') + (vocabulary.EndsWith("\n") ? 0 : 1);
        _scores = new float[size];
        _skipped = new bool[size];
        _beginsWord = new bool[size];
        var pieces = new string[size];
        var id = 0;
        foreach (var range in vocabulary.Split('\n'))
        {
            var line = vocabulary[range];
            var tab = line.LastIndexOf('\t');
            if (tab < 0)
            {
                continue;
            }

            var piece = line[..tab];
            _scores[id] = float.Parse(line[(tab + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture);
            _skipped[id] = id < FirstNormalPiece || IsPunctuation(piece.Trim(TextFolder.WordMark));
            _beginsWord[id] = !piece.IsEmpty && (piece[0] == TextFolder.WordMark || WritesWithoutSpaces(piece[0]));
            if (piece.LastIndexOf(TextFolder.WordMark) > 0 || id > ushort.MaxValue)
            {
                throw new InvalidDataException("The vocabulary has a piece that goes beyond a word, or too many pieces.");
            }

            pieces[id++] = piece.ToString();
        }

        Size = id;
        _trie = PieceTrieBuilder.Build(pieces[FirstNormalPiece..id], [.. Enumerable.Range(FirstNormalPiece, id - FirstNormalPiece)]);
        _scores[Unknown] = _scores.Min() - UnknownPenalty;
    }

    public int Size { get; }

    /// <summary>Whether a word begins with the piece. Where words are written without spaces between them, each piece counts as one.</summary>
    public bool BeginsWord(ushort piece) => _beginsWord[piece];

    /// <summary>Leaves the text's pieces in the scratch, in order, without unknown ones and bare punctuation.</summary>
    public void Encode(ReadOnlySpan<char> text, TokenizerScratch scratch)
    {
        scratch.Clear();
        var length = _folder.Fold(text, ref scratch.Folded);
        ReadOnlySpan<char> rest = scratch.Folded.AsSpan(0, length);
        var score = 0f;
        while (!rest.IsEmpty)
        {
            // No piece goes beyond a word, so each word is cut by itself; only the score runs on, since its rounding decides between equals.
            var next = rest[1..].IndexOf(TextFolder.WordMark);
            var word = next < 0 ? rest : rest[..(next + 1)];
            rest = rest[word.Length..];
            foreach (var piece in Cut(word, score, scratch))
            {
                score += _scores[piece];
                if (!_skipped[piece])
                {
                    scratch.Add(piece);
                }
            }
        }
    }

    /// <summary>The same without cutting word by word and without the cache; what <see cref="Encode"/> must agree with.</summary>
    internal void EncodeWhole(ReadOnlySpan<char> text, TokenizerScratch scratch)
    {
        scratch.Clear();
        var length = _folder.Fold(text, ref scratch.Folded);
        foreach (var piece in Search(scratch.Folded.AsSpan(0, length), 0, scratch, out _))
        {
            if (!_skipped[piece])
            {
                scratch.Add(piece);
            }
        }
    }

    /// <summary>Thai, Lao, Myanmar and Khmer; Chinese and Japanese.</summary>
    private static bool WritesWithoutSpaces(char c) => c is (>= '\u0e00' and <= '\u0eff') or (>= '\u1000' and <= '\u109f') or (>= '\u1780' and <= '\u17ff') or (>= '\u3040' and <= '\u9fff');

    private ReadOnlySpan<ushort> Cut(ReadOnlySpan<char> word, float score, TokenizerScratch scratch)
    {
        if (word.Length > WordCache.LongestWord)
        {
            return Search(word, score, scratch, out _);
        }

        var hash = Hash(word);
        if (!scratch.Words.TryFind(word, hash, out var pieces, out var margin))
        {
            pieces = Search(word, 0, scratch, out margin);
            scratch.Words.Add(word, hash, pieces, margin);
        }

        return margin > RoundingError * (word.Length + 2) * MathF.Abs(score) ? pieces : Search(word, score, scratch, out _);
    }

    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
        {
            hash = (hash ^ c) * 16777619;
        }

        return hash ^ (hash >> 15);
    }

    /// <param name="score">Sum of the words before.</param>
    /// <param name="margin">By how much the result beats any other cut, at the place where one comes closest.</param>
    private ReadOnlySpan<ushort> Search(ReadOnlySpan<char> word, float score, TokenizerScratch scratch, out float margin)
    {
        var paths = scratch.PathsFor(word.Length);
        Search(word, score, paths);
        var pieces = scratch.WordPiecesFor(word.Length);
        var first = pieces.Length;
        margin = float.PositiveInfinity;
        for (var end = word.Length; end > 0; end = paths[end].Start)
        {
            pieces[--first] = (ushort)paths[end].Piece;
            margin = MathF.Min(margin, paths[end].Score - paths[end].Second);
        }

        return pieces[first..];
    }

    private void Search(ReadOnlySpan<char> word, float score, BestPath[] paths)
    {
        paths[0] = new BestPath(0, 0, score, float.NegativeInfinity);
        paths.AsSpan(1, word.Length).Fill(BestPath.None);
        int length;
        for (var start = 0; start < word.Length; start += length)
        {
            length = char.IsHighSurrogate(word[start]) && start + 1 < word.Length ? 2 : 1;
            var before = paths[start].Score;
            var hasSingle = false;
            var step = _trie.Root;
            for (var end = start; end < word.Length && _trie.TryNext(ref step, word[end]); end++)
            {
                if (step.Piece >= 0)
                {
                    hasSingle |= end + 1 - start == length;
                    Offer(ref paths[end + 1], start, step.Piece, before + _scores[step.Piece]);
                }
            }

            if (!hasSingle)
            {
                Offer(ref paths[start + length], start, Unknown, before + _scores[Unknown]);
            }
        }
    }

    private static void Offer(ref BestPath path, int start, int piece, float score)
    {
        if (path.Start < 0 || score > path.Score)
        {
            path = new BestPath(start, piece, score, path.Score);
        }
        else if (score > path.Second)
        {
            path = path with { Second = score };
        }
    }

    private static bool IsPunctuation(ReadOnlySpan<char> piece) =>
        piece.Length == 0 || (piece.Length == 1 && piece[0] is '.' or ',' or ':' or ';' or '(' or ')' or '-' or '"' or '\'' or '/' or '?' or '!');
}
