using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Storage.Embedded;

namespace RagLlama.Reliability;

/// <summary>
/// This assembly as a second program: adds batch after batch to an index that merges all the time, prints each batch's number when it has been
/// acknowledged and a line whenever a merge is going on, until it is killed.
/// </summary>
internal static class MergingProcess
{
    public const int BatchPassages = 50;
    public const int Digits = 6;
    public const string Merging = "merging";

    private const string Folder = "RAGLLAMA_RELIABILITY_MERGES";
    private const int Dimensions = 16;

    public static IReadOnlyList<string> Questions { get; } = ["boiler 3", "valve of pump 17", "room 5 notes", "document 12", "ventil der pumpe"];

    public static Process Start(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(typeof(MergingProcess).Assembly.Location);
        }

        start.Environment[Folder] = folder;
        return Process.Start(start)!;
    }

    public static EmbeddedVectorIndex Open(string folder) =>
        new(new EmbeddedIndexOptions { Folder = folder, SegmentChunks = 200 }, "merging", NullLogger.Instance);

    /// <summary>The passages of the nth batch; each batch is the same at every call.</summary>
    public static IReadOnlyList<IndexedChunk> Batch(int number)
    {
        var random = new Random(number);
        return [.. Enumerable.Range(number * BatchPassages, BatchPassages).Select(n => Passage(n, random))];
    }

    [ModuleInitializer]
#pragma warning disable CA2255 // the test runner owns Main; this runs before it, and only in the child process
    internal static void RunWhenAsked()
#pragma warning restore CA2255
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
        for (var batch = index.CountAsync(CancellationToken.None).Result / BatchPassages; ; batch++)
        {
            index.UpsertAsync(Batch(batch), CancellationToken.None).Wait();
            Console.Out.WriteLine(batch.ToString("D" + Digits, CultureInfo.InvariantCulture));
            if (!index.Idle.IsCompleted)
            {
                Console.Out.WriteLine(Merging);
            }

            Console.Out.Flush();
        }
    }

    private static IndexedChunk Passage(int number, Random random)
    {
        var document = DocumentId.For("files", $"{number / 4}.md");
        var vector = new float[Dimensions];
        vector[random.Next(Dimensions)] = 1;
        return new IndexedChunk
        {
            Id = ChunkId.For(document, 1, number % 4, "merging"),
            DocumentId = document,
            SourceId = "files",
            Version = 1,
            Number = number % 4,
            Access = AccessList.Public,
            Language = number % 3 == 0 ? "de" : "en",
            Title = $"Document {number / 4}",
            Text = $"Notes on boiler {number % 11} in room {number % 29}. " + string.Join(' ', Enumerable.Range(0, 40).Select(_ => $"w{random.Next(3000)} Ventil valve of pump {random.Next(60)}.")),
            Vector = vector,
        };
    }
}
