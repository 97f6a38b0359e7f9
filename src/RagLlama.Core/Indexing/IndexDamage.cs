using RagLlama.Documents;

namespace RagLlama.Indexing;

/// <summary>A part of the index whose bytes are not those that were written.</summary>
/// <param name="Part">Name of the file.</param>
/// <param name="Detail">What in it is damaged.</param>
/// <param name="Chunks">The chunks it holds: written again from the catalogue, they no longer need it.</param>
public sealed record IndexDamage(string Part, string Detail, IReadOnlyList<ChunkId> Chunks)
{
    /// <summary>Nothing of the index can be read: it is discarded before anything is written again.</summary>
    public bool IsWhole { get; init; }
}
