using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Connectors.Files;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Jobs;
using RagLlama.Security;
using RagLlama.Sources;
using RagLlama.TestKit.Fakes;

namespace RagLlama.Adapters.Tests.Connectors;

public sealed class UploadConnectorTests : IDisposable
{
    private static readonly Asker Anna = Asker.User("anna@example.com");

    private readonly string _folder = Directory.CreateTempSubdirectory("uploads-").FullName;
    private readonly InMemoryDocumentCatalog _catalog = new();
    private readonly InMemoryJobQueue _queue = new();
    private readonly ServiceProvider _services;

    public UploadConnectorTests() => _services = new ServiceCollection()
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddSingleton(TimeProvider.System)
        .AddSingleton<IDocumentCatalog>(_catalog)
        .AddSingleton<IVectorIndex>(new InMemoryVectorIndex())
        .AddSingleton<IJobQueue>(_queue)
        .AddFilesConnectors(new UploadOptions(_folder, MaxBytes: 1000))
        .BuildServiceProvider();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IUploads Uploads => _services.GetRequiredService<IUploads>();

    private ISourceConnector Connector => _services.GetServices<ISourceConnector>().Single(c => c.Kind == UploadSource.Connector);

    [Fact]
    public async Task Keeps_the_file_registers_it_and_queues_its_ingest()
    {
        var id = await AcceptAsync("notes.md", "text");
        Assert.Equal(DocumentStatus.Pending, (await _catalog.FindAsync(id, Token))!.Status);
        Assert.Equal(1, (await _queue.CountAsync(Token)).Waiting);
        Assert.Equal("text", await OpenAsync(id));
    }

    [Fact]
    public async Task Replaces_the_same_persons_file_of_the_same_name_and_nobody_elses()
    {
        var first = await AcceptAsync("notes.md", "one");
        var other = await Uploads.AcceptAsync(Asker.User("bert"), "notes.md", Bytes("bert's"), AccessList.Public, Token);
        Assert.Equal(first, await AcceptAsync("notes.md", "two"));
        Assert.NotEqual(first, other);
        Assert.Equal("two", await OpenAsync(first));
        Assert.Equal("bert's", await OpenAsync(other));
    }

    [Fact]
    public async Task Keeps_nothing_of_a_file_over_the_limit()
    {
        await Assert.ThrowsAsync<BlobTooLargeException>(() => AcceptAsync("big.md", new string('x', 1001)));
        Assert.Empty(Directory.GetFiles(_folder));
        Assert.Equal(0, (await _queue.CountAsync(Token)).Waiting);
    }

    [Theory]
    [InlineData("../../evil.md")]
    [InlineData("..\\..\\evil.md")]
    [InlineData("/etc/evil.md")]
    public async Task Takes_only_the_last_part_of_a_name(string name)
    {
        var id = await AcceptAsync(name, "text");
        Assert.Equal("evil.md", (await _catalog.FindAsync(id, Token))!.FileName);
        Assert.Equal(id.ToString(), Path.GetFileName(Assert.Single(Directory.GetFiles(_folder))));
    }

    [Fact]
    public async Task Changes_who_may_read_it_with_the_next_upload()
    {
        var id = await AcceptAsync("notes.md", "one");
        await Uploads.AcceptAsync(Anna, "notes.md", Bytes("one"), AccessList.Of(Principal.User("anna@example.com")), Token);
        Assert.Null(await _catalog.FindReadableAsync(Asker.User("bert"), id, Token));
    }

    [Fact]
    public async Task Forgets_the_file_of_a_removed_document_unless_it_was_given_again()
    {
        var id = await AcceptAsync("notes.md", "one");
        await Connector.ForgetAsync(UploadSource.Definition, "anna@example.com/notes.md", Token);
        Assert.Equal("one", await OpenAsync(id));
        await _catalog.TombstoneAsync(id, Token);
        await _catalog.PurgeAsync(id, Token);
        await Connector.ForgetAsync(UploadSource.Definition, "anna@example.com/notes.md", Token);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static MemoryStream Bytes(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));

    private Task<DocumentId> AcceptAsync(string name, string text) => Uploads.AcceptAsync(Anna, name, Bytes(text), AccessList.Public, Token);

    private async Task<string> OpenAsync(DocumentId id)
    {
        var document = await _catalog.FindAsync(id, Token);
        await using var content = await Connector.OpenAsync(UploadSource.Definition, document!.ExternalId, Token);
        using var reader = new StreamReader(content.Content);
        return await reader.ReadToEndAsync(Token);
    }
}
