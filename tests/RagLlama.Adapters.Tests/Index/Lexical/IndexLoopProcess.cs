using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Storage.Embedded;
using RagLlama.TestKit.Fakes;

namespace RagLlama.Adapters.Tests.Index.Lexical;

/// <summary>
/// This assembly as a second program: writes, replaces and removes passages for ever, with segments so small that it flushes and merges all the
/// time, and prints each write when it has been acknowledged, until it is killed.
/// </summary>
internal static class IndexLoopProcess
{
    public const int Documents = 60;

    private const string Folder = "RAGLLAMA_TESTS_INDEX_LOOP";

    public static Process Start(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(typeof(IndexLoopProcess).Assembly.Location);
        }

        start.Environment[Folder] = folder;
        return Process.Start(start)!;
    }

    public static EmbeddedVectorIndex Open(string folder) =>
        new(new EmbeddedIndexOptions { Folder = folder, SegmentChunks = 8 }, "loop", NullLogger.Instance);

    /// <summary>The passages of a document in its nth version.</summary>
    public static IReadOnlyList<IndexedChunk> Chunks(int number, int version)
    {
        var document = IdOf(number);
        return [.. Enumerable.Range(0, 1 + ((number + version) % 4)).Select(n => new IndexedChunk
        {
            Id = ChunkId.For(document, version, n, "loop"),
            DocumentId = document,
            SourceId = "files",
            Version = version,
            Number = n,
            Access = AccessList.Public,
            Language = "en",
            Title = "Notes",
            Text = $"Document d{number} has version v{version} and boiler {n} of {number % 7}.",
            Vector = new float[HashEmbedder.Dimensions],
        })];
    }

    public static DocumentId IdOf(int number) => DocumentId.For("files", $"{number}.md");

#pragma warning disable CA2255 // the test runner owns Main; this runs before it, and only in the child process
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void RunWhenAsked()
    {
        if (Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } folder)
        {
            Run(folder);
        }
    }

    // Nothing is awaited: other threads may not enter this assembly until its initializer returns, and it never does.
    private static void Run(string folder)
    {
        using var index = Open(folder);
        var versions = new int[Documents];
        foreach (var entry in index.ListAsync(CancellationToken.None).ToBlockingEnumerable())
        {
            var number = Enumerable.Range(0, Documents).First(n => IdOf(n) == entry.DocumentId);
            versions[number] = Math.Max(versions[number], entry.Version);
        }

        var random = new Random();
        while (true)
        {
            var number = random.Next(Documents);
            var version = ++versions[number];
            var chunks = Chunks(number, version);
            index.UpsertAsync(chunks, CancellationToken.None).Wait();
            index.RemoveOtherChunksAsync(IdOf(number), version, chunks.Count, CancellationToken.None).Wait();
            Console.Out.WriteLine($"{number} {version}");
            Console.Out.Flush();
        }
    }
}
