using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using RagLlama.TestKit.Processes;
using Xunit;

namespace RagLlama.Reliability.Hostile;

/// <summary>The service as a company runs it, with every file it and its readers open written down where strace is installed.</summary>
internal sealed partial class TracedService : IAsyncDisposable
{
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(2) };
    private readonly Process _process;

    private TracedService(Process process, string? traceFile) => (_process, TraceFile) = (process, traceFile);

    /// <summary>Null where strace is not installed.</summary>
    public string? TraceFile { get; }

    public static async Task<TracedService> StartAsync(string folder, CancellationToken cancellationToken)
    {
        var (data, config, trace) = (Path.Combine(folder, "data"), Path.Combine(folder, "config.json"), Path.Combine(folder, "trace"));
        await File.WriteAllTextAsync(config, """{"Portal":{"SampleCompany":false},"Extraction":{"TimeLimit":"00:00:20","OcrTimeLimit":"00:00:20"}}""", cancellationToken);
        string[] verb = [RagLlamaProcess.Assembly, "serve", "--urls", "http://127.0.0.1:0", "--data", data, "--config", config];
        var isTraced = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "strace")));
        var start = isTraced
            ? new ProcessStartInfo("strace", ["-f", "--seccomp-bpf", "-qq", "-s", "400", "-e", "trace=connect,openat,open,openat2,execve,clone,clone3,fork,vfork", "-o", trace, "dotnet", .. verb])
            : new ProcessStartInfo("dotnet", verb);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        var service = new TracedService(Process.Start(start)!, isTraced ? trace : null);
        service._process.BeginErrorReadLine();
        service._client.BaseAddress = new Uri(Address().Match(await service._process.StandardOutput.ReadLineAsync(cancellationToken) ?? "").Value);
        var key = await RagLlamaProcess.RunAsync(cancellationToken, "key", "create", "--name", "test", "--data", data, "--json");
        service._client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Json.GetProperty("key").GetString());
        return service;
    }

    /// <summary>Process id and start time, which together name one process for ever.</summary>
    public (int Id, DateTime Started) Identity => (_process.Id, _process.StartTime);

    public bool HasExited => _process.HasExited;

    public async Task<string> UploadAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
        using var response = await _client.PostAsync("/api/v1/documents", form, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{name}: {body}");
        return JsonDocument.Parse(body).RootElement.GetProperty("documents")[0].GetProperty("id").GetString()!;
    }

    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) => _client.GetFromJsonAsync<JsonElement>(path, cancellationToken);

    /// <summary>Ends it politely, so that the trace is complete.</summary>
    public async Task StopAsync()
    {
        foreach (var child in ChildrenOf(_process.Id).DefaultIfEmpty(_process.Id).ToList())
        {
            using var end = Process.Start("kill", ["-TERM", child.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await end.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    /// <summary>strace does not pass a signal on to what it watches.</summary>
    private IEnumerable<int> ChildrenOf(int process) =>
        TraceFile is null ? [] : File.ReadAllText($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture));

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
