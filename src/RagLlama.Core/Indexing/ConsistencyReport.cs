namespace RagLlama.Indexing;

/// <param name="Digest">SHA-256 over all answerable chunks in canonical order: equal content gives an equal digest, on every machine and after every history.</param>
/// <param name="UnusedBlobs">Files no document needs; removed by the next sweep, no problem by themselves.</param>
/// <param name="OpenJobs">Jobs still to be done: with any, the index is behind its sources, though not inconsistent.</param>
public sealed record ConsistencyReport(
    bool Clean, string Digest, int Documents, int Chunks, int UnusedBlobs, int OpenJobs, IReadOnlyList<ConsistencyProblem> Problems);
