using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Retrieval.Ranking;
using RagLlama.Retrieval.Reranking;

namespace RagLlama.Retrieval;

/// <summary>A passage the asker may read, found for a question. One chunk, or several neighbours joined.</summary>
public sealed record RetrievedPassage
{
    /// <summary>The best chunk of the passage.</summary>
    public required Chunk Chunk { get; init; }

    public required DocumentRecord Document { get; init; }

    /// <summary>All chunks of the passage in reading order, without gaps; at least <see cref="Chunk"/>.</summary>
    public required IReadOnlyList<Chunk> Chunks { get; init; }

    /// <summary>The passage's text: its chunks' texts in order.</summary>
    public required string Text { get; init; }

    /// <summary>Where <see cref="Text"/> stands in the document's text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Fused score, not normalised between questions of different length; larger is better.</summary>
    public required double Score { get; init; }

    /// <summary>The score of each of <see cref="Chunks"/> by itself; empty when they are one.</summary>
    public IReadOnlyList<double> ChunkScores { get; init; } = [];

    /// <summary>0 to 1.</summary>
    public required double Lexical { get; init; }

    /// <summary>-1 to 1.</summary>
    public required double Dense { get; init; }

    /// <summary>What the passage was ranked by in a hybrid search; null in others, where the one score is all there is.</summary>
    public RankingFactors? Factors { get; init; }

    /// <summary>What the reranker made of it; null without one, and for passages it was not given.</summary>
    public RerankedPlace? Reranked { get; init; }

    /// <summary>The embedder failed: found and ranked by words alone.</summary>
    public bool ByWordsAlone { get; init; }

    /// <summary>A part that would have found or ranked better failed.</summary>
    public bool IsDegraded => ByWordsAlone || Reranked is { Score: null };

    /// <summary>Why its best chunk was found; null when not asked for or the index does not say.</summary>
    public HitExplanation? Explanation { get; init; }

    /// <summary>What a chunk of the passage was found with by itself: a neighbour is seldom as good as the best one.</summary>
    internal double ScoreOf(Chunk chunk)
    {
        for (var index = 0; index < ChunkScores.Count; index++)
        {
            if (Chunks[index].Id == chunk.Id)
            {
                return ChunkScores[index];
            }
        }

        return Score;
    }
}
