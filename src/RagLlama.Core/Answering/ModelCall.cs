using Microsoft.Extensions.AI;
using RagLlama.Prompting;

namespace RagLlama.Answering;

/// <summary>One call of a model while it runs; becomes a line of the receipt.</summary>
internal sealed class ModelCall(IChatClient client, RenderedPrompt prompt, TimeProvider time)
{
    private readonly long started = time.GetTimestamp();
    private readonly ModelIdentity? identity = client.GetService<ModelIdentity>();

    /// <summary>The model that answers, or that would have.</summary>
    public string? Model { get; private set; } = ModelIdentity.NameOf(client);

    public AnswerUsage? Usage { get; private set; }

    /// <summary>The reply reached its limit.</summary>
    public bool IsCut { get; private set; }

    public void Read(ChatResponseUpdate update)
    {
        Model = update.ModelId ?? Model;
        Usage = update.Contents.OfType<UsageContent>().LastOrDefault() is { } usage ? AnswerUsage.Of(usage) : Usage;
        IsCut |= update.FinishReason == ChatFinishReason.Length;
    }

    public ReceiptCall End() => new()
    {
        Prompt = prompt.Name,
        Version = prompt.Version,
        Hash = prompt.Hash,
        Fence = prompt.Fence,
        Model = Model,
        WeightsHash = identity?.WeightsHash,
        Temperature = prompt.Settings.Temperature,
        MaxTokens = prompt.Settings.MaxTokens,
        Usage = Usage,
        Ms = Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 1),
    };
}
