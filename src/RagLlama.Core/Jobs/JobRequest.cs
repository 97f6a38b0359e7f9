namespace RagLlama.Jobs;

/// <summary>Work to be done, as ids only: never text or secrets.</summary>
/// <param name="Kind">Such as <c>ingest-document</c>.</param>
/// <param name="Key">What the job is about, such as a document id. While a job of the same kind and key waits, another is not added.</param>
public sealed record JobRequest(string Kind, string Key);
