using RagLlama.Inference.BuiltIn;

namespace RagLlama.Inference.OnnxRuntime.Tokens;

/// <summary>
/// The vocabulary of a unigram tokenizer.json: cuts a word into the pieces with the greatest sum of log probabilities, by Viterbi search as in
/// <see cref="UnigramTokenizer"/>, but with sums in double precision and neighbouring unknown characters in one token, as the files of this kind are meant.
/// </summary>
internal sealed class UnigramPieces
{
    private const double UnknownPenalty = 10;

    private readonly PieceTrie trie;
    private readonly double[] scores;
    private readonly int unknown;
    private readonly double unknownScore;

    /// <param name="pieces">Piece and log probability; the place is the id.</param>
    /// <param name="control">Ids that no text may become: those of control tokens.</param>
    /// <exception cref="InvalidDataException">There are more pieces than fit, or the unknown one is not among them.</exception>
    public UnigramPieces(IReadOnlyList<(string Piece, double Score)> pieces, int unknown, IReadOnlySet<int> control)
    {
        if (unknown < 0 || unknown >= pieces.Count || pieces.Count > PieceTrie.MostPieces)
        {
            throw new InvalidDataException("its vocabulary has no piece for the unknown, or too many pieces");
        }

        this.unknown = unknown;
        scores = [.. pieces.Select(p => p.Score)];
        unknownScore = scores.Min() - UnknownPenalty;
        var ids = new Dictionary<string, int>(pieces.Count, StringComparer.Ordinal);
        for (var id = 0; id < pieces.Count; id++)
        {
            if (pieces[id].Piece.Length > 0 && id != unknown && !control.Contains(id))
            {
                ids[pieces[id].Piece] = id;
            }
        }

        trie = PieceTrieBuilder.Build([.. ids.Keys], [.. ids.Values]);
    }

    public int Count => scores.Length;

    /// <summary>Appends the tokens of a word.</summary>
    public void Cut(ReadOnlySpan<char> word, List<int> tokens)
    {
        var paths = new Path[word.Length + 1];
        paths[0] = new Path(0, -1, 0);
        int length;
        for (var start = 0; start < word.Length; start += length)
        {
            length = char.IsHighSurrogate(word[start]) && start + 1 < word.Length && char.IsLowSurrogate(word[start + 1]) ? 2 : 1;
            Advance(word, start, length, paths);
        }

        var first = tokens.Count;
        for (var end = word.Length; end > 0; end = paths[end].Start)
        {
            if (paths[end].Piece != unknown || tokens.Count == first || tokens[^1] != unknown)
            {
                tokens.Add(paths[end].Piece);
            }
        }

        tokens.Reverse(first, tokens.Count - first);
    }

    private void Advance(ReadOnlySpan<char> word, int start, int length, Path[] paths)
    {
        var before = paths[start].Score;
        var hasSingle = false;
        var step = trie.Root;
        for (var end = start; end < word.Length && trie.TryNext(ref step, word[end]); end++)
        {
            if (step.Piece >= 0)
            {
                hasSingle |= end + 1 - start == length;
                Offer(ref paths[end + 1], start, step.Piece, before + scores[step.Piece]);
            }
        }

        if (!hasSingle)
        {
            Offer(ref paths[start + length], start, unknown, before + unknownScore);
        }
    }

    private static void Offer(ref Path path, int start, int piece, double score)
    {
        if (!path.IsReached || score > path.Score)
        {
            path = new Path(start, piece, score);
        }
    }

    /// <summary>The best way to cut a word up to some place. <see cref="BestPath"/> knows the second best as well, and sums in single precision.</summary>
    private readonly struct Path(int start, int piece, double score)
    {
        public readonly bool IsReached = true;
        public readonly int Start = start;
        public readonly int Piece = piece;
        public readonly double Score = score;
    }
}
