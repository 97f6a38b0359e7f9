using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Connectors.Files;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Jobs;
using RagLlama.Sources;
using RagLlama.TestKit.Conformance;
using RagLlama.TestKit.Fakes;

namespace RagLlama.Adapters.Tests.Connectors;

public sealed class ScriptedConnectorTests : SourceConnectorConformance
{
    private readonly ScriptedConnector _connector = new();

    protected override ISourceConnector Connector => _connector;

    protected override SourceDefinition Source { get; } = ScriptedConnector.Source();

    protected override void Put(string name, string text) => _connector.Put(name, text);

    protected override void Remove(string name) => _connector.Remove(name);
}

public sealed class FilesConnectorTests : SourceConnectorConformance, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("files-").FullName;
    private readonly ServiceProvider _services;

    public FilesConnectorTests() => _services = new ServiceCollection()
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddSingleton(TimeProvider.System)
        .AddSingleton<IDocumentCatalog>(new InMemoryDocumentCatalog())
        .AddSingleton<IVectorIndex>(new InMemoryVectorIndex())
        .AddSingleton<IJobQueue>(new InMemoryJobQueue())
        .AddFilesConnectors(new UploadOptions(Path.Combine(_folder, "uploads"), 1000))
        .BuildServiceProvider();

    protected override ISourceConnector Connector => _services.GetServices<ISourceConnector>().Single(c => c.Kind == FilesSource.Connector);

    protected override SourceDefinition Source => FilesSource.Create("s", "S", [Root], AccessList.Public);

    private string Root => Directory.CreateDirectory(Path.Combine(_folder, "root")).FullName;

    [Fact]
    public async Task Leaves_out_hidden_entries_and_symbolic_links()
    {
        Put("a.txt", "one");
        Put(".hidden", "no");
        Directory.CreateDirectory(Path.Combine(Root, ".git"));
        File.WriteAllText(Path.Combine(Root, ".git", "config"), "no");
        File.CreateSymbolicLink(Path.Combine(Root, "passwords.txt"), "/etc/passwd");
        Directory.CreateSymbolicLink(Path.Combine(Root, "etc"), "/etc");
        Assert.Equal("a.txt", Assert.Single(Items(await ListAsync())).FileName);
    }

    [Fact]
    public async Task Names_documents_by_the_folders_name_so_that_it_can_be_mounted_elsewhere()
    {
        Directory.CreateDirectory(Path.Combine(Root, "hr"));
        Put("hr/leave policy.md", "one");
        var item = Assert.Single(Items(await ListAsync()));
        Assert.Equal("root/hr/leave policy.md", item.ExternalId);
        Assert.Equal(Path.Combine(Root, "hr", "leave policy.md"), item.Uri.LocalPath);
    }

    [Fact]
    public async Task Stops_before_anything_is_removed_when_a_folder_is_not_there()
    {
        var missing = FilesSource.Create("s", "S", [Path.Combine(_folder, "not-mounted")], AccessList.Public);
        await Assert.ThrowsAsync<DirectoryNotFoundException>(async () =>
        {
            await foreach (var change in Connector.GetChangesAsync(missing, SyncCursor.Beginning, Cancellation))
            {
                Assert.IsNotType<SourceChange.ListingCompleted>(change);
            }
        });
    }

    [Fact]
    public async Task Reports_what_is_no_regular_file_and_never_waits_for_it()
    {
        Put("a.txt", "one");
        using var mkfifo = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(Root, "pipe.txt")]);
        await mkfifo.WaitForExitAsync(Cancellation);
        var unreadable = Assert.Single((await ListAsync()).OfType<SourceChange.Unreadable>());
        Assert.Contains("Not a regular file", unreadable.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_single_documents_and_folders_an_access_list_of_their_own()
    {
        Directory.CreateDirectory(Path.Combine(Root, "finance"));
        Put("finance/bands.md", "secret");
        Put("open.md", "public");
        var source = FilesSource.Create("s", "S", [Root], AccessList.Public, new Dictionary<string, AccessList> { ["root/finance"] = AccessList.Parse("group:finance") });
        var items = new Dictionary<string, AccessList?>();
        await foreach (var change in Connector.GetChangesAsync(source, SyncCursor.Beginning, Cancellation))
        {
            if (change is SourceChange.Listed(var item))
            {
                items[item.FileName] = item.Access;
            }
        }

        Assert.Equal(AccessList.Parse("group:finance"), items["bands.md"]);
        Assert.Null(items["open.md"]);
    }

    [Fact]
    public void Refuses_two_folders_of_the_same_name() =>
        Assert.Throws<FormatException>(() => FilesSource.Create("s", "S", ["/a/docs", "/b/docs"], AccessList.Public));

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    protected override void Put(string name, string text) => File.WriteAllText(Path.Combine(Root, name), text);

    protected override void Remove(string name) => File.Delete(Path.Combine(Root, name));
}
