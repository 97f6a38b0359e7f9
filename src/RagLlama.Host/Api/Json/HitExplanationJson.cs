using RagLlama.Indexing;
using RagLlama.Retrieval;
using RagLlama.Retrieval.Ranking;

namespace RagLlama.Host.Api.Json;

/// <summary>Why a passage was found.</summary>
/// <param name="Factors">What the passage was ranked by, the reranker's score last; one entry, the lexical or the dense score, unless the search was hybrid.</param>
/// <param name="Terms">The question's terms that the passage has.</param>
/// <param name="VisibleChunks">Passages the asker could find, over which all statistics are taken.</param>
public sealed record HitExplanationJson(IReadOnlyList<FactorJson> Factors, IReadOnlyList<TermExplanation> Terms, int VisibleChunks)
{
    public static HitExplanationJson? From(RetrievedPassage passage) => passage.Explanation is not { } explanation ? null : new(
        passage.Factors is { } f
            ?
            [
                new("lexical", f.Lexical), new("dense", f.Dense), new("window", f.Window), new("pieces", f.Pieces), new("stretch", f.Stretch), new("title", f.Title),
                new("fragments", f.Fragments), new("pairs", f.Pairs), new("companion", f.Companion), new("phrases", f.Phrases), .. Translated(f), .. Reranker(passage),
            ]
            : [new("lexical", passage.Lexical), new("dense", passage.Dense)],
        explanation.Terms, explanation.VisibleChunks);

    private static IEnumerable<FactorJson> Translated(RankingFactors factors) => factors.Translated is { } value ? [new("translated", value)] : [];

    private static IEnumerable<FactorJson> Reranker(RetrievedPassage passage) => passage.Reranked?.Score is { } score ? [new("reranker", score)] : [];
}
