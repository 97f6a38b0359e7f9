using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RagLlama.Adapters.Tests.OpenAi;

/// <summary>A real HTTP server on a free local port that plays one script for each request, byte by byte, so that broken replies can be told exactly.</summary>
internal sealed class ScriptedHttpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<Func<NetworkStream, CancellationToken, Task>> scripts = new();
    private readonly Task running;

    public ScriptedHttpServer()
    {
        listener.Start();
        running = RunAsync();
    }

    public string BaseUrl => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1";

    /// <summary>Requests as they arrived, head and body.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Completes when the client has gone away while a script was waiting for that.</summary>
    public TaskCompletionSource ClientLeft { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Plays(Func<NetworkStream, CancellationToken, Task> script) => scripts.Enqueue(script);

    public void Replies(int status, string contentType, string body, string headers = "") =>
        Plays((stream, token) => WriteAsync(stream, $"{Head(status, contentType, headers)}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}", token));

    /// <summary>A complete stream of the given pieces.</summary>
    public void Streams(params string[] pieces) =>
        Plays((stream, token) => WriteAsync(
            stream, Head(200, "text/event-stream") + "\r\n" + string.Concat(pieces.Select(Chunk)) + Finish + "data: [DONE]\n\n", token));

    public static string Head(int status, string contentType, string headers = "") =>
        $"HTTP/1.1 {status} Scripted\r\nContent-Type: {contentType}\r\nConnection: close\r\n{headers}";

    public static string Chunk(string piece) =>
        $$$"""data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"served-model","choices":[{"index":0,"delta":{"content":{{{System.Text.Json.JsonSerializer.Serialize(piece)}}}},"finish_reason":null}]}""" + "\n\n";

    public static string Finish =>
        """data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"served-model","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""" + "\n\n";

    public static async Task WriteAsync(NetworkStream stream, string text, CancellationToken token)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), token);
        await stream.FlushAsync(token);
    }

    /// <summary>Waits until the client closes its side.</summary>
    public async Task WaitForClientToLeaveAsync(NetworkStream stream, CancellationToken token)
    {
        var buffer = new byte[256];
        try
        {
            while (await stream.ReadAsync(buffer, token) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A reset says the same as an orderly end.
        }

        ClientLeft.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        if (stop.IsCancellationRequested)
        {
            return;
        }

        await stop.CancelAsync();
        listener.Stop();
        await running;
        stop.Dispose();
    }

    private async Task RunAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException || (fault is InvalidOperationException && stop.IsCancellationRequested))
        {
            // A listener that was stopped between two visitors says that it was never started.
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient accepted)
    {
        using var client = accepted;
        var stream = client.GetStream();
        try
        {
            Requests.Enqueue(await ReadRequestAsync(stream, stop.Token));
            if (scripts.TryDequeue(out var script))
            {
                await script(stream, stop.Token);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException)
        {
            // The client or the test has gone.
        }
    }

    private static async Task<string> ReadRequestAsync(NetworkStream stream, CancellationToken token)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        while (true)
        {
            var read = await stream.ReadAsync(buffer, token);
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            var all = text.ToString();
            var end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (read == 0 || (end >= 0 && Encoding.UTF8.GetByteCount(all[(end + 4)..]) >= ContentLength(all)))
            {
                return all;
            }
        }
    }

    private static int ContentLength(string request)
    {
        var line = request.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line["Content-Length:".Length..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
