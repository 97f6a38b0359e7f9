using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace RagLlama.Reliability.Hostile;

/// <summary>
/// One run of the service over hostile files with good ones between them. RAGLLAMA_HOSTILE names a folder of further hostile files, with all
/// below it; without it there are only those the tests make.
/// </summary>
public sealed class HostileRun : IAsyncLifetime
{
    private const int NeighbourEvery = 5;
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(90);
    private readonly string _folder = Directory.CreateTempSubdirectory("ragllama-hostile-").FullName;
    private readonly List<(string Id, string Name, string? Code)> _hostile = [];
    private readonly List<(string Id, string Word)> _neighbours = [];

    /// <summary>What no answer, status or log may show: it is in a file that hostile files ask for.</summary>
    public static string Secret { get; } = "xyzzy" + Guid.NewGuid().ToString("N");

    internal string Canary => Path.Combine(_folder, "canary.txt");

    internal string Folder => _folder;

    internal List<Ending> Hostile { get; } = [];

    internal List<Ending> Neighbours { get; } = [];

    /// <summary>Words of neighbours that a search does not find.</summary>
    internal List<string> NotFound { get; } = [];

    internal bool SecretIsFound { get; private set; }

    internal bool KeptItsProcess { get; private set; }

    internal TimeSpan LongestPause { get; private set; }

    /// <summary>Null where strace is not installed.</summary>
    internal OpenedFiles? Opened { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(Canary, Secret, token);
        await using var service = await TracedService.StartAsync(_folder, token);
        var identity = service.Identity;
        await HandInAsync(service, token);
        await WaitAsync(service, token);
        foreach (var (id, word) in _neighbours)
        {
            var hits = await service.GetAsync($"/api/v1/search?q={word}&take=3", token);
            if (!hits.GetRawText().Contains(id, StringComparison.Ordinal))
            {
                NotFound.Add(word);
            }
        }

        SecretIsFound = (await service.GetAsync($"/api/v1/search?q={Secret}", token)).GetProperty("hits").EnumerateArray().Any(hit => hit.GetRawText().Contains(Secret, StringComparison.Ordinal));
        KeptItsProcess = !service.HasExited && service.Identity == identity;
        await service.StopAsync();
        Opened = service.TraceFile is { } trace ? OpenedFiles.Read(trace) : null;
        Report();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static IEnumerable<HostileFile> Given() =>
        Environment.GetEnvironmentVariable("RAGLLAMA_HOSTILE") is { Length: > 0 } folder
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => new HostileFile(Path.GetFileName(path), File.ReadAllBytes(path)))
            : [];

    private async Task HandInAsync(TracedService service, CancellationToken token)
    {
        var number = 0;
        foreach (var file in HostileFiles.Create(Canary).Concat(Given()))
        {
            if (number++ % NeighbourEvery == 0)
            {
                var word = $"neighbour{number}word";
                var good = Neighbour.Create(_neighbours.Count, word);
                _neighbours.Add((await service.UploadAsync(good.Name, good.Content, token), word));
            }

            // An empty upload is refused at the door already.
            if (file.Content.Length > 0)
            {
                _hostile.Add((await service.UploadAsync($"{number:000}-{file.Name}", file.Content, token), file.Name, file.Code));
            }
        }
    }

    private async Task WaitAsync(TracedService service, CancellationToken token)
    {
        var open = _hostile.Select(h => (h.Id, h.Name, h.Code, IsGood: false)).Concat(_neighbours.Select(n => (n.Id, Name: n.Word, Code: (string?)null, IsGood: true))).ToList();
        var since = Stopwatch.GetTimestamp();
        while (open.Count > 0 && Stopwatch.GetElapsedTime(since) < LongestSilence)
        {
            await Task.Delay(200, token);
            foreach (var item in open.ToList())
            {
                var document = await service.GetAsync($"/api/v1/documents/{item.Id}", token);
                if (document.GetProperty("status").GetString() is not "pending" and var status)
                {
                    (item.IsGood ? Neighbours : Hostile).Add(new Ending(item.Name, status!, document.GetProperty("reason") is { ValueKind: JsonValueKind.String } reason ? reason.GetString() : null, item.Code));
                    open.Remove(item);
                    LongestPause = Stopwatch.GetElapsedTime(since) is var pause && pause > LongestPause ? pause : LongestPause;
                    since = Stopwatch.GetTimestamp();
                }
            }
        }

        Hostile.AddRange(open.Select(item => new Ending(item.Name, "pending", null, item.Code)));
    }

    private void Report()
    {
        if (Environment.GetEnvironmentVariable("RAGLLAMA_HOSTILE_REPORT") is { Length: > 0 } report)
        {
            File.WriteAllLines(report, Hostile.Select(e => $"{e.Status}\t{e.Name}\t{e.Reason}").Append($"{Hostile.Count} hostile, {Neighbours.Count} neighbours; longest pause {LongestPause.TotalSeconds:F0} s; {Opened?.Readers} reader processes, {Opened?.ByReaders.Count} paths opened by them"));
        }
    }

    internal sealed record Ending(string Name, string Status, string? Reason, string? Code);
}
