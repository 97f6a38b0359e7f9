using RagLlama.Indexing;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Says what each term of a question added to a passage's score, from the passage's own list of terms.</summary>
internal sealed class LexicalExplainer(LexicalIndex index, ChunkTable table, VisibleChunks visible, EmbeddedIndexOptions options)
{
    private readonly Bm25 _formula = new(visible.MeanTerms);
    private readonly List<ForwardTerm> _forward = [];

    public IReadOnlyList<TermExplanation> Explain(IReadOnlyList<ScoredTerm> terms, int slot)
    {
        if (!index.TryLocate(table.Rows[slot].Id, out var part, out var ordinal))
        {
            return [];
        }

        _forward.Clear();
        part.ReadForward(ordinal, _forward);
        Span<byte> buffer = stackalloc byte[TermBytes.Longest];
        var explanations = new List<TermExplanation>();
        foreach (var term in terms)
        {
            if (!part.TryFind(buffer[..TermBytes.Write(term.Term, buffer)], out var list))
            {
                continue;
            }

            var found = _forward.FindIndex(entry => entry.Term == list.Term);
            if (found >= 0)
            {
                int inTitle = (int)_forward[found].InTitle, inText = (int)_forward[found].More + 1 - inTitle;
                var contribution = _formula.Score(term.Weight, inText + (inTitle * options.TitleWeight), table.Lengths[slot]);
                explanations.Add(new TermExplanation(term.Term, inText, inTitle, term.Chunks, term.Idf, contribution));
            }
        }

        return explanations;
    }
}
