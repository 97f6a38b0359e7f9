using RagLlama.Documents;

namespace RagLlama.Storage.Embedded;

/// <summary>A chunk that may become a hit.</summary>
/// <param name="Place">Among the nearest, 0 for the first; far beyond them for the others.</param>
internal readonly record struct Candidate(ChunkId Id, double Score, double Lexical, double Cosine, int Slot, int Place)
{
    /// <summary>The same order in every process: equal scores by id.</summary>
    public static readonly Comparison<Candidate> BestFirst =
        (one, other) => one.Score == other.Score ? one.Id.CompareTo(other.Id) : other.Score.CompareTo(one.Score);
}
