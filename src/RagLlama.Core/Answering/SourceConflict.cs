namespace RagLlama.Answering;

/// <summary>Two sources that say different things of the same: what the answer rests on, and what another passage says.</summary>
/// <param name="Citation">Number of the citation in the answer.</param>
/// <param name="Cited">What the cited source says.</param>
/// <param name="Other">What the other source says.</param>
public sealed record SourceConflict(int Citation, ConflictSide Cited, ConflictSide Other)
{
    /// <summary>The other source is the newer one, so that what was cited may no longer hold.</summary>
    public bool IsSuperseded => Cited.Date is { } cited && Other.Date is { } other && other > cited;
}
