using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.Extensions.AI;
using RagLlama.Answering;
using RagLlama.Inference.OnnxGenAI.Prompts;
using RagLlama.Inference.OnnxGenAI.Worker;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxGenAI;

/// <summary>Chat with the model in process. Streams as it writes; leaving the stream, or cancelling, stops the model.</summary>
internal sealed class OnnxChatClient(RunningModel model, TimeProvider? clock = null) : IChatClient
{
    private readonly TimeProvider time = clock ?? TimeProvider.System;
    private readonly ChatClientMetadata metadata = new("onnx", defaultModelId: model.Name);
    private readonly ModelIdentity identity = new(model.Name, model.Fingerprint, IsLocal: true);
    private readonly OnnxTokenCounter counter = new(model);

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        WithoutWaiting(GetStreamingResponseAsync(messages, options, cancellationToken)).ToChatResponseAsync(cancellationToken);

    /// <exception cref="ModelBusyException">The queue is full.</exception>
    /// <exception cref="InferenceException">The model failed, or did not keep to the JSON that was asked for.</exception>
    /// <exception cref="ArgumentException">An option is out of range or not supported.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var request = ChatRequests.From(messages, options, model.Plain, model.Adapters, model.Adapter);
        var form = new ReplyForm(options);
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        model.Worker.Submit(request);
        var started = time.GetTimestamp();
        try
        {
            await using var stop = cancellationToken.UnsafeRegister(static asked => ((GenerationRequest)asked!).Cancel(), request);
            await foreach (var happened in request.Updates.ReadAllAsync(cancellationToken))
            {
                if (happened.Text is { } text && form.Push(text) is { Length: > 0 } shown)
                {
                    yield return Update(id, new TextContent(shown));
                }
                else if (happened.Place is { } place)
                {
                    // Waiting takes no energy of the model's.
                    started = time.GetTimestamp();
                    yield return Update(id, new WaitingContent(place.Position, place.ExpectedWait));
                }
                else if (happened.End is { } end)
                {
                    yield return Last(id, form, end, time.GetElapsedTime(started));
                }
            }
        }
        finally
        {
            if (!request.IsEnded)
            {
                request.Cancel();
            }
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? metadata
        : serviceType == typeof(ModelIdentity) ? identity
        : serviceType == typeof(ITokenCounter) ? counter
        : serviceType == typeof(IModelLoad) ? model.Worker
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <summary>The model belongs to the container.</summary>
    public void Dispose()
    {
    }

    private ChatResponseUpdate Last(string id, ReplyForm form, GenerationEnd end, TimeSpan ran)
    {
        var (call, text) = form.Finish();
        var usage = new UsageContent(new UsageDetails
        {
            InputTokenCount = end.PromptTokens,
            OutputTokenCount = end.OutputTokens,
            TotalTokenCount = end.PromptTokens + end.OutputTokens,
            CachedInputTokenCount = end.ReusedTokens,
        });
        var update = Update(id, ModelCosts.Add(usage, model.Price, model.Energy, ran));
        if (text.Length > 0)
        {
            update.Contents.Insert(0, new TextContent(text));
        }

        if (call is not null)
        {
            update.Contents.Insert(0, call);
        }

        update.FinishReason = call is not null ? ChatFinishReason.ToolCalls : end.IsComplete ? ChatFinishReason.Stop : ChatFinishReason.Length;
        return update;
    }

    private ChatResponseUpdate Update(string id, AIContent content) =>
        new() { Role = ChatRole.Assistant, ResponseId = id, MessageId = id, ModelId = model.Name, Contents = [content] };

    private static async IAsyncEnumerable<ChatResponseUpdate> WithoutWaiting(IAsyncEnumerable<ChatResponseUpdate> updates)
    {
        await foreach (var update in updates)
        {
            if (!update.Contents.Any(c => c is WaitingContent))
            {
                yield return update;
            }
        }
    }
}
