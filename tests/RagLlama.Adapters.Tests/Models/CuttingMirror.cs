using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace RagLlama.Adapters.Tests.Models;

/// <summary>A mirror that cuts its connections: serves parts of files, and breaks off after so many bytes as often as it is told to.</summary>
internal sealed class CuttingMirror : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    public CuttingMirror()
    {
        listener.Start();
        running = RunAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    /// <summary>Heads of the requests, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>How many bytes each of the next replies may send before it is cut.</summary>
    public ConcurrentQueue<int> Cuts { get; } = new();

    /// <summary>Whether it names files by their SHA-256, as Hugging Face does.</summary>
    public bool SendsChecksums { get; set; }

    /// <summary>A checksum it announces although the file has another one.</summary>
    public string? WrongChecksum { get; set; }

    /// <summary>Where it sends those who ask; null serves itself.</summary>
    public string? RedirectTo { get; set; }

    public int Status { get; set; } = 200;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await running;
        stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                try
                {
                    await ServeAsync(client.GetStream());
                }
                catch (IOException)
                {
                    // The client left first.
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        var head = await ReadHeadAsync(stream);
        Requests.Enqueue(head);
        var path = head.Split(' ')[1].TrimStart('/');
        if (RedirectTo is { } other)
        {
            await WriteAsync(stream, $"HTTP/1.1 302 Found\r\nLocation: {other}/{path}\r\nX-Linked-ETag: \"{Checksum(path)}\"\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            return;
        }

        if (Status != 200 || !Files.TryGetValue(path, out var content))
        {
            await WriteAsync(stream, $"HTTP/1.1 {(Status == 200 ? 404 : Status)} No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            return;
        }

        var tag = $"\"{(SendsChecksums ? WrongChecksum ?? Checksum(path) : Checksum(path)[..20])}\"";
        var from = Header(head, "If-Range") is { } range && range != tag ? 0 : Header(head, "Range") is { } part ? int.Parse(part["bytes=".Length..^1], CultureInfo.InvariantCulture) : 0;
        if (from >= content.Length && from > 0)
        {
            await WriteAsync(stream, $"HTTP/1.1 416 No\r\nContent-Range: bytes */{content.Length}\r\nETag: {tag}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            return;
        }

        var status = from > 0 ? $"206 Partial Content\r\nContent-Range: bytes {from}-{content.Length - 1}/{content.Length}" : "200 OK";
        await WriteAsync(stream, $"HTTP/1.1 {status}\r\nETag: {tag}\r\nConnection: close\r\nContent-Length: {content.Length - from}\r\n\r\n");
        var send = content.Length - from;
        if (Cuts.TryDequeue(out var most))
        {
            send = Math.Min(send, most);
        }

        await stream.WriteAsync(content.AsMemory(from, send), stop.Token);
        await stream.FlushAsync(stop.Token);
    }

    private string Checksum(string path) => Files.TryGetValue(path, out var content) ? Convert.ToHexStringLower(SHA256.HashData(content)) : "";

    private static string? Header(string head, string name) =>
        head.Split("\r\n").FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!text.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, stop.Token);
            if (read == 0)
            {
                throw new IOException("nothing was asked");
            }

            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return text.ToString();
    }

    private async Task WriteAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text), stop.Token);
}
