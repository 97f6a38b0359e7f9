using System.Runtime.CompilerServices;
using System.Text;
using RagLlama.Documents;
using RagLlama.Sources;

namespace RagLlama.TestKit.Fakes;

/// <summary>A source of text documents whose content, access lists and faults a test sets.</summary>
public sealed class ScriptedConnector : ISourceConnector
{
    private readonly SortedDictionary<string, (string Text, AccessList? Access)> _documents = new(StringComparer.Ordinal);

    public string Kind => "scripted";

    /// <summary>Ends the listing with this fault after the documents; null completes it.</summary>
    public Exception? ListingFault { get; set; }

    public IList<string> Unreadable { get; } = [];

    public int Opened { get; private set; }

    public static SourceDefinition Source(AccessList? access = null) =>
        new() { Id = "scripted", Name = "Scripted", Connector = "scripted", Access = access ?? AccessList.Public };

    public static DocumentId IdOf(string name) => DocumentId.For("scripted", name);

    public void Put(string name, string text, AccessList? access = null) => _documents[name] = (text, access);

    public void Remove(string name) => _documents.Remove(name);

    public async IAsyncEnumerable<SourceChange> GetChangesAsync(
        SourceDefinition source, SyncCursor cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var name in _documents.Keys.ToList())
        {
            yield return Unreadable.Contains(name)
                ? new SourceChange.Unreadable(Item(name), "Access denied.")
                : new SourceChange.Listed(Item(name));
        }

        if (ListingFault is not null)
        {
            throw ListingFault;
        }

        yield return new SourceChange.ListingCompleted();
    }

    public Task<SourceContent> OpenAsync(SourceDefinition source, string externalId, CancellationToken cancellationToken)
    {
        if (!_documents.TryGetValue(externalId, out var document))
        {
            throw new SourceItemGoneException(externalId);
        }

        Opened++;
        return Task.FromResult(new SourceContent(Item(externalId), new MemoryStream(Encoding.UTF8.GetBytes(document.Text))));
    }

    private SourceItem Item(string name) => new()
    {
        ExternalId = name,
        Uri = new Uri("scripted:///" + name),
        FileName = name,
        ChangeTag = _documents[name].Text.GetHashCode(StringComparison.Ordinal).ToString("x8", null),
        Access = _documents[name].Access,
    };
}
