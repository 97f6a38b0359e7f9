using System.Net.Sockets;

namespace RagLlama.Adapters.Tests.OpenAi;

/// <summary>Everything an endpoint does wrong, by name.</summary>
internal static class FaultScripts
{
    private const string Open = "\r\n";

    /// <summary>Faults before any text: another model can still answer.</summary>
    public static readonly string[] BeforeText =
        ["slow headers", "headers and silence", "closed at once", "cut before text", "malformed events", "429", "500", "wrong content type", "oversized line", "endless comments"];

    /// <summary>Faults after some text: the answer ends there.</summary>
    public static readonly string[] AfterText = ["cut stream", "silence after text", "malformed after text", "endless stream", "oversized line after text"];

    public static Func<NetworkStream, CancellationToken, Task> Of(string fault, ScriptedHttpServer server)
    {
        var events = ScriptedHttpServer.Head(200, "text/event-stream") + Open;
        var begun = events + ScriptedHttpServer.Chunk("Up to five days ");
        var line = "data: " + new string('x', 3 << 20);
        return fault switch
        {
            "slow headers" => server.WaitForClientToLeaveAsync,
            "headers and silence" => ThenWait(server, events),
            "closed at once" => (_, _) => Task.CompletedTask,
            "cut before text" => Send(events + ScriptedHttpServer.Chunk("")),
            "malformed events" => Send(events + "data: {\"choices\": [oops\n\n"),
            "429" => Send(ScriptedHttpServer.Head(429, "application/json", "Retry-After: 1\r\nContent-Length: 2\r\n") + Open + "{}"),
            "500" => Send(ScriptedHttpServer.Head(500, "application/json", "Content-Length: 2\r\n") + Open + "{}"),
            "wrong content type" => Send(ScriptedHttpServer.Head(200, "text/html") + Open + "<html>Sign in</html>"),
            "oversized line" => Send(events + line),
            "endless comments" => Endless(events, ": still here\n\n"),
            "cut stream" => Send(begun),
            "silence after text" => ThenWait(server, begun),
            "malformed after text" => Send(begun + "data: {oops\n\n"),
            "endless stream" => Endless(begun, ScriptedHttpServer.Chunk("and so on ")),
            "oversized line after text" => Send(begun + line),
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };
    }

    private static Func<NetworkStream, CancellationToken, Task> Send(string text) => (stream, token) => ScriptedHttpServer.WriteAsync(stream, text, token);

    private static Func<NetworkStream, CancellationToken, Task> ThenWait(ScriptedHttpServer server, string text) => async (stream, token) =>
    {
        await ScriptedHttpServer.WriteAsync(stream, text, token);
        await server.WaitForClientToLeaveAsync(stream, token);
    };

    /// <summary>Until the client hangs up, which ends in an exception here.</summary>
    private static Func<NetworkStream, CancellationToken, Task> Endless(string head, string piece) => async (stream, token) =>
    {
        await ScriptedHttpServer.WriteAsync(stream, head, token);
        var many = string.Concat(Enumerable.Repeat(piece, 500));
        while (true)
        {
            await ScriptedHttpServer.WriteAsync(stream, many, token);
        }
    };
}
