using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Sources;

namespace RagLlama.Host.Cli;

/// <summary>The object of <c>ingest --json</c>.</summary>
internal sealed record IngestReport
{
    public required string Source { get; init; }

    public required int Found { get; init; }

    public required int Indexed { get; init; }

    /// <summary>Read up to a limit; counted apart from those read as a whole.</summary>
    public required int Partial { get; init; }

    public required int Unchanged { get; init; }

    public required int Removed { get; init; }

    public required int Unsupported { get; init; }

    public required int Failed { get; init; }

    public required int Quarantined { get; init; }

    public required int Chunks { get; init; }

    public required double Seconds { get; init; }

    public required IReadOnlyList<IngestedDocument> Documents { get; init; }

    public static async Task<IngestReport> CreateAsync(
        IDocumentCatalog catalog, string source, SyncSummary summary, TimeSpan elapsed, CancellationToken cancellationToken)
    {
        var documents = new List<IngestedDocument>();
        foreach (var id in summary.Listed)
        {
            var document = await catalog.FindAsync(id, cancellationToken);
            documents.Add(document is null
                ? new IngestedDocument("", "removed", "It disappeared while it was being read.", 0, null)
                : new IngestedDocument(document.ExternalId, StatusOf(document, summary.Queued.Contains(id)), document.Reason, document.Chunks, document.Pages));
        }

        documents.AddRange(summary.Removed.Select(r => new IngestedDocument(r.ExternalId, "removed", "It is no longer in its source.", 0, null)));
        int Count(string status) => documents.Count(d => d.Status == status);
        return new IngestReport
        {
            Source = source,
            Found = summary.Listed.Count,
            Indexed = Count("indexed"),
            Partial = Count("partial"),
            Unchanged = Count("unchanged"),
            Removed = Count("removed"),
            Unsupported = Count("unsupported"),
            Failed = Count("failed"),
            Quarantined = Count("quarantined"),
            Chunks = documents.Sum(d => d.Chunks),
            Seconds = Math.Round(elapsed.TotalSeconds, 2),
            Documents = documents,
        };
    }

    public void Print()
    {
        Terminal.Line(
            $"[bold]{Source}[/]: {Found} found, {Indexed} indexed, {Partial} in part, {Unchanged} unchanged, {Removed} removed, {Unsupported} unsupported, {Failed + Quarantined} failed; {Chunks} passages in {Seconds:0.0} s");
        foreach (var document in Documents.Where(d => d.Status is "partial" or "failed" or "quarantined" or "unsupported"))
        {
            Terminal.Line($"  [yellow]{document.Status}[/] {document.Path}: {document.Reason ?? ""}");
        }
    }

    private static string StatusOf(DocumentRecord document, bool queued) => document.Status switch
    {
        DocumentStatus.Indexed => queued ? "indexed" : "unchanged",
        var status => status.ToString().ToLowerInvariant(),
    };
}
