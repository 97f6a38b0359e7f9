using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using RagLlama.Answering;

namespace RagLlama.TestKit.Fakes;

/// <summary>A chat model that says what it was told to say, piece by piece, and remembers what it was asked.</summary>
public sealed class ScriptedChatClient : IChatClient
{
    private readonly Queue<Func<CancellationToken, IAsyncEnumerable<AIContent>>> replies = new();

    /// <summary>The messages of each call, in order.</summary>
    public List<IReadOnlyList<ChatMessage>> Calls { get; } = [];

    /// <summary>The options of each call, in order.</summary>
    public List<ChatOptions?> Options { get; } = [];

    /// <summary>Who the model says it is; null says nothing but a name.</summary>
    public ModelIdentity? Identity { get; set; }

    /// <summary>The model's own counter of tokens; null for none.</summary>
    public ITokenCounter? Counter { get; set; }

    /// <summary>What the end of each reply says it took; null says nothing.</summary>
    public UsageDetails? Usage { get; set; }

    /// <summary>What each reply calls its model; null says nothing, as some servers do.</summary>
    public string? NameInReplies { get; set; } = "scripted";

    /// <summary>Pieces that were taken by the caller, in all calls.</summary>
    public int PiecesTaken { get; private set; }

    /// <summary>Queues a reply in the given pieces.</summary>
    public ScriptedChatClient Says(params string[] pieces)
    {
        replies.Enqueue(_ => pieces.Select(Text).ToAsyncEnumerable());
        return this;
    }

    /// <summary>Queues a reply that calls a function as clients with tools do.</summary>
    public ScriptedChatClient Invokes(string function, params (string Name, object? Value)[] arguments)
    {
        AIContent call = new FunctionCallContent("call", function, arguments.ToDictionary(a => a.Name, a => a.Value));
        replies.Enqueue(_ => new[] { call }.ToAsyncEnumerable());
        return this;
    }

    /// <summary>Queues a reply that depends on what was asked.</summary>
    public ScriptedChatClient Replies(Func<IReadOnlyList<ChatMessage>, string> reply)
    {
        replies.Enqueue(_ => new[] { Text(reply(Calls[^1])) }.ToAsyncEnumerable());
        return this;
    }

    /// <summary>Queues a reply that breaks off with an exception after the given pieces.</summary>
    public ScriptedChatClient Fails(Exception fault, params string[] piecesBefore)
    {
        replies.Enqueue(_ => FailAsync(fault, piecesBefore));
        return this;
    }

    /// <summary>Queues a reply that says the given pieces and then nothing more until it is cancelled.</summary>
    public ScriptedChatClient Hangs(params string[] piecesBefore)
    {
        replies.Enqueue(token => HangAsync(piecesBefore, token));
        return this;
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Calls.Add([.. messages]);
        Options.Add(options);
        if (!replies.TryDequeue(out var reply))
        {
            throw new InvalidOperationException("The model was asked more often than the test expects.");
        }

        await foreach (var piece in reply(cancellationToken).WithCancellation(cancellationToken))
        {
            PiecesTaken++;
            yield return new ChatResponseUpdate(ChatRole.Assistant, [piece]) { ModelId = NameInReplies };
        }

        if (Usage is { } usage)
        {
            yield return new ChatResponseUpdate { ModelId = NameInReplies, Contents = [new UsageContent(usage)] };
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("scripted", null, "scripted")
        : serviceKey is null && serviceType == typeof(ModelIdentity) ? Identity
        : serviceKey is null && serviceType == typeof(ITokenCounter) ? Counter
        : serviceKey is null && serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose()
    {
    }

    private static AIContent Text(string text) => new TextContent(text);

    private static async IAsyncEnumerable<AIContent> FailAsync(Exception fault, string[] pieces)
    {
        foreach (var piece in pieces)
        {
            await Task.Yield();
            yield return Text(piece);
        }

        throw fault;
    }

    private static async IAsyncEnumerable<AIContent> HangAsync(string[] pieces, [EnumeratorCancellation] CancellationToken token)
    {
        foreach (var piece in pieces)
        {
            await Task.Yield();
            yield return Text(piece);
        }

        await Task.Delay(Timeout.Infinite, token);
    }
}
