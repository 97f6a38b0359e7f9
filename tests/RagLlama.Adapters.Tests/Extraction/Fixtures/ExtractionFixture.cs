using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Documents;
using RagLlama.Extraction;
using RagLlama.Extraction.Pool;
using RagLlama.Extraction.Protocol;
using RagLlama.Ingestion;

namespace RagLlama.Adapters.Tests.Extraction.Fixtures;

/// <summary>An extractor with real child processes, and a folder for its files.</summary>
public sealed class ExtractionFixture : IAsyncDisposable
{
    private readonly ServiceProvider provider;
    private readonly string folder = Directory.CreateTempSubdirectory("extraction-tests-").FullName;

    public ExtractionFixture()
        : this(_ => { })
    {
    }

    internal ExtractionFixture(Action<ExtractionOptions> configure, TimeProvider? time = null)
    {
        provider = new ServiceCollection().AddLogging().AddSingleton(time ?? TimeProvider.System).AddExtraction(configure).BuildServiceProvider();
    }

    public ITextExtractor Extractor => provider.GetRequiredService<ITextExtractor>();

    public IExtractionDiagnostics Diagnostics => provider.GetRequiredService<IExtractionDiagnostics>();

    internal ExtractionPool Pool => provider.GetRequiredService<ExtractionPool>();

    public static bool HasPoppler => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, "pdftotext")));

    public static void RequirePoppler() => Assert.SkipUnless(HasPoppler, "pdftotext is not installed (apt-get install poppler-utils)");

    public ExtractionSource Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(path, bytes);
        return new ExtractionSource(path, name);
    }

    public Task<ExtractionResult> ExtractAsync(string name, byte[] bytes) => Extractor.ExtractAsync(Write(name, bytes), TestContext.Current.CancellationToken);

    public Task<ExtractionResult> ExtractAsync(string name, string text) => ExtractAsync(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Reads a file that must be readable, and checks the promises every extracted document makes.</summary>
    public async Task<ExtractedDocument> ReadAsync(string name, byte[] bytes)
    {
        var result = await ExtractAsync(name, bytes);
        var document = Assert.IsType<ExtractionResult.Extracted>(result).Document;
        DocumentPromises.Check(document);
        return document;
    }

    public Task<ExtractedDocument> ReadAsync(string name, string text) => ReadAsync(name, Encoding.UTF8.GetBytes(text));

    public async Task<ExtractionResult.Failed> FailAsync(string name, byte[] bytes) =>
        Assert.IsType<ExtractionResult.Failed>(await ExtractAsync(name, bytes));

    internal Task<ChildReply> ProbeAsync(ProbeKind probe) =>
        Pool.SendAsync(new ChildRequest { Kind = ChildRequestKind.Probe, Probe = probe }, TestContext.Current.CancellationToken);

    /// <summary>The neighbours of a bad file: they must be read as if it had not been there.</summary>
    public async Task CheckNeighbourAsync()
    {
        var neighbour = await ReadAsync("neighbour.md", "# Still here\n\nThe next file is read.");
        Assert.Equal("Still here\n\nThe next file is read.", neighbour.Text);
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
