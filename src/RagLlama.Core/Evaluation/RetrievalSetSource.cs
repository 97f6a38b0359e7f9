using System.Runtime.CompilerServices;
using System.Text;
using RagLlama.Documents;
using RagLlama.Ingestion;
using RagLlama.Sources;

namespace RagLlama.Evaluation;

/// <summary>
/// Feeds a retrieval set to the ordinary pipeline: each passage is a document with its title as heading. A set holds text, not files, so
/// reading one needs no parser and no child process.
/// </summary>
public sealed class RetrievalSetSource : ISourceConnector, ITextExtractor
{
    public const string SourceId = "retrieval-set";

    private const char TitleEnd = '\u001F';

    private readonly Dictionary<string, SetPassage> _passages;
    private readonly Dictionary<DocumentId, string> _ids;

    public RetrievalSetSource(RetrievalSet set)
    {
        _passages = set.Passages.ToDictionary(p => p.Id);
        _ids = set.Passages.ToDictionary(p => DocumentId.For(SourceId, p.Id), p => p.Id);
    }

    public static SourceDefinition Definition { get; } =
        new() { Id = SourceId, Name = "Retrieval set", Connector = SourceId, Access = AccessList.Public };

    public string Kind => SourceId;

    /// <summary>The set's own id of a document.</summary>
    public string PassageIdOf(DocumentId document) => _ids[document];

    public async IAsyncEnumerable<SourceChange> GetChangesAsync(
        SourceDefinition source, SyncCursor cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var passage in _passages.Values)
        {
            yield return new SourceChange.Listed(Item(passage.Id));
        }

        yield return new SourceChange.ListingCompleted();
    }

    public Task<SourceContent> OpenAsync(SourceDefinition source, string externalId, CancellationToken cancellationToken)
    {
        var passage = _passages[externalId];
        return Task.FromResult(new SourceContent(Item(externalId), new MemoryStream(Encoding.UTF8.GetBytes(passage.Title + TitleEnd + passage.Text))));
    }

    public async Task<ExtractionResult> ExtractAsync(ExtractionSource file, CancellationToken cancellationToken)
    {
        var parts = (await File.ReadAllTextAsync(file.Path, cancellationToken)).Split(TitleEnd, 2);
        var (title, body) = (parts[0], parts[1]);
        var start = title.Length == 0 ? 0 : title.Length + 1;
        var blocks = new List<DocumentBlock>();
        if (title.Length > 0)
        {
            blocks.Add(new DocumentBlock { Type = BlockType.Heading, Level = 1, Span = new TextSpan(0, title.Length) });
        }

        blocks.Add(new DocumentBlock { Type = BlockType.Paragraph, Span = new TextSpan(start, body.Length) });
        return new ExtractionResult.Extracted(new ExtractedDocument
        {
            MediaType = "text/plain",
            Title = title.Length == 0 ? null : title,
            Text = title.Length == 0 ? body : title + "\n" + body,
            Blocks = blocks,
        });
    }

    public Task<byte[]?> RenderPageAsync(
        ExtractionSource file, int page, int dotsPerInch, IReadOnlyList<PageBox> highlights, CancellationToken cancellationToken) =>
        Task.FromResult<byte[]?>(null);

    private static SourceItem Item(string id) => new()
    {
        ExternalId = id,
        Uri = new Uri("set:///" + Uri.EscapeDataString(id)),
        FileName = id,
        ChangeTag = "1",
    };
}
