using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Indexing;
using RagLlama.Storage;
using RagLlama.Storage.Catalog;
using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Catalog;

/// <summary>This assembly as a second program: publishes documents for ever and prints each when it has been acknowledged, until it is killed.</summary>
internal static class PublishLoopProcess
{
    private const string Folder = "RAGLLAMA_TESTS_PUBLISH_LOOP";

    public static Process Start(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(typeof(PublishLoopProcess).Assembly.Location);
        }

        start.Environment[Folder] = folder;
        return Process.Start(start)!;
    }

#pragma warning disable CA2255 // the test runner owns Main; this runs before it, and only in the child process
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void RunWhenAsked()
    {
        if (Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } folder)
        {
            RunAsync(folder).GetAwaiter().GetResult();
        }
    }

    private static async Task RunAsync(string folder)
    {
        await using var services = new ServiceCollection().AddLogging().AddCatalog(o => o.Data = folder).BuildServiceProvider();
        await services.GetRequiredService<ICatalogInitializer>().InitializeAsync(CancellationToken.None);
        var catalog = services.GetRequiredService<IDocumentCatalog>();
        for (var round = 0; ; round++)
        {
            var name = $"{round % 5}.md";
            await catalog.RegisterAsync(CatalogSamples.Source, CatalogSamples.Item(name), CatalogSamples.Hr, CancellationToken.None);
            var version = 1 + (await catalog.FindAsync(CatalogSamples.Id(name), CancellationToken.None))!.Version;
            await catalog.PublishAsync(CatalogSamples.Publication(name, version, chunks: 1 + (version % 7)), null, CancellationToken.None);
            await Console.Out.WriteLineAsync($"{name} {version}");
            await Console.Out.FlushAsync();
        }
    }
}
