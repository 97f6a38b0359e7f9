namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>A segment as the index file names it.</summary>
/// <param name="First">Row id of its first passage; the ranges of two segments never overlap.</param>
/// <param name="Removed">Passages of it that are gone.</param>
internal sealed record SegmentEntry(long Id, string File, long First, long Last, int Chunks, int Removed, long Bytes)
{
    public int Live => Chunks - Removed;
}
