using System.Text;
using RagLlama.Sources;
using Xunit;

namespace RagLlama.TestKit.Conformance;

/// <summary>What every connector owes the synchroniser. Derive, say how to put and remove a document, and nothing else.</summary>
public abstract class SourceConnectorConformance
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract ISourceConnector Connector { get; }

    protected abstract SourceDefinition Source { get; }

    /// <summary>Puts a document into the source under this name, replacing what was there.</summary>
    protected abstract void Put(string name, string text);

    protected abstract void Remove(string name);

    [Fact]
    public async Task Lists_every_document_once_and_says_when_it_is_through()
    {
        Put("a.txt", "one");
        Put("b.txt", "two");
        var changes = await ListAsync();
        Assert.IsType<SourceChange.ListingCompleted>(changes[^1]);
        var items = Items(changes);
        Assert.Equal(2, items.Count);
        Assert.Equal(2, items.Select(i => i.ExternalId).Distinct().Count());
        Assert.Equal(["a.txt", "b.txt"], items.Select(i => i.FileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Opens_a_listed_document_with_its_bytes_and_the_tag_of_just_these_bytes()
    {
        Put("a.txt", "Grüße, नमस्ते, สวัสดี");
        var listed = Assert.Single(Items(await ListAsync()));
        await using var content = await Connector.OpenAsync(Source, listed.ExternalId, Cancellation);
        using var reader = new StreamReader(content.Content, Encoding.UTF8);
        Assert.Equal("Grüße, नमस्ते, สวัสดี", await reader.ReadToEndAsync(Cancellation));
        Assert.Equal(listed.ChangeTag, content.Item.ChangeTag);
        Assert.Equal(listed.ExternalId, content.Item.ExternalId);
    }

    [Fact]
    public async Task Keeps_the_tag_while_nothing_changes_and_changes_it_with_the_content()
    {
        Put("a.txt", "one");
        var first = Assert.Single(Items(await ListAsync()));
        Assert.Equal(first.ChangeTag, Assert.Single(Items(await ListAsync())).ChangeTag);
        Put("a.txt", "another length");
        var second = Assert.Single(Items(await ListAsync()));
        Assert.Equal(first.ExternalId, second.ExternalId);
        Assert.NotEqual(first.ChangeTag, second.ChangeTag);
    }

    [Fact]
    public async Task Says_that_a_document_is_gone_instead_of_failing()
    {
        Put("a.txt", "one");
        var listed = Assert.Single(Items(await ListAsync()));
        Remove("a.txt");
        Assert.Empty(Items(await ListAsync()));
        var gone = await Assert.ThrowsAsync<SourceItemGoneException>(() => Connector.OpenAsync(Source, listed.ExternalId, Cancellation));
        Assert.Equal(listed.ExternalId, gone.ExternalId);
    }

    [Fact]
    public async Task Names_nothing_outside_itself()
    {
        Put("a.txt", "one");
        await Assert.ThrowsAsync<SourceItemGoneException>(() => Connector.OpenAsync(Source, "../../../../../../etc/hostname", Cancellation));
    }

    protected async Task<List<SourceChange>> ListAsync()
    {
        var changes = new List<SourceChange>();
        await foreach (var change in Connector.GetChangesAsync(Source, SyncCursor.Beginning, Cancellation))
        {
            changes.Add(change);
        }

        return changes;
    }

    protected static List<SourceItem> Items(List<SourceChange> changes) => [.. changes.OfType<SourceChange.Listed>().Select(l => l.Item)];
}
