using System.Globalization;
using Microsoft.Extensions.AI;
using RagLlama.Answering;
using RagLlama.Inference.OnnxGenAI.Worker;

namespace RagLlama.Inference.OnnxGenAI.Prompts;

/// <summary>Makes a request of a model out of messages and options. What the model in process cannot do is refused, never ignored.</summary>
internal static class ChatRequests
{
    /// <summary>Name, in the options of a call, of the LoRA adapter to use.</summary>
    public const string AdapterKey = "ragllama.adapter";

    private const string AnyObject = """{"type":"object"}""";

    /// <param name="adapter">The adapter of calls that name none.</param>
    /// <exception cref="ArgumentException">An option is out of range or not supported.</exception>
    public static GenerationRequest From(
        IEnumerable<ChatMessage> messages, ChatOptions? options, PlainText plain, IReadOnlySet<string> adapters, string? adapter = null) => new()
        {
            User = ChatCaller.UserOf(options),
            Conversation = ChatCaller.ConversationOf(options),
            At = ChatCaller.AtOf(options),
            Messages = PromptMessages.ToJson(messages, options, plain),
            Decoding = DecodingOf(options, adapters, adapter),
            MaxOutput = options?.MaxOutputTokens is { } most ? Within("MaxOutputTokens", most, 1, int.MaxValue) : null,
            Stops = [.. options?.StopSequences?.Where(s => s.Length > 0) ?? []],
        };

    private static Decoding DecodingOf(ChatOptions? options, IReadOnlySet<string> adapters, string? adapter)
    {
        if (options is null)
        {
            return Decoding.Greedy with { Adapter = adapter };
        }

        if (options.FrequencyPenalty is not (null or 0) || options.PresencePenalty is not (null or 0))
        {
            throw new ArgumentException("The model in process knows no frequency or presence penalty; leave them out.");
        }

        // The library accepts a negative temperature without a word.
        var temperature = Within("Temperature", options.Temperature ?? 0, 0, 5);
        var guidance = GuidanceOf(options.ResponseFormat);
        return new Decoding
        {
            Sample = temperature > 0,
            Temperature = temperature > 0 ? temperature : 1,
            TopP = temperature > 0 && options.TopP is { } topP ? Within("TopP", topP, 0, 1) : null,
            TopK = temperature > 0 && options.TopK is { } topK ? Within("TopK", topK, 1, 1_000_000) : null,
            Seed = temperature > 0 && options.Seed is { } seed ? (int)Within("Seed", seed, int.MinValue, int.MaxValue) : null,
            GuidanceType = guidance is null ? null : "json_schema",
            Guidance = guidance,
            Adapter = AdapterOf(options, adapters) ?? adapter,
        };
    }

    private static string? GuidanceOf(ChatResponseFormat? format) =>
        format is ChatResponseFormatJson json ? json.Schema?.GetRawText() ?? AnyObject : null;

    private static string? AdapterOf(ChatOptions options, IReadOnlySet<string> adapters)
    {
        if (options.AdditionalProperties?.TryGetValue(AdapterKey, out var value) != true || value is not string name)
        {
            return null;
        }

        return adapters.Contains(name)
            ? name
            : throw new ArgumentException($"There is no adapter '{name}'. Known: {(adapters.Count > 0 ? string.Join(", ", adapters.Order(StringComparer.Ordinal)) : "none")}; see {OnnxChatOptions.Section}:AdaptersFolder.");
    }

    private static T Within<T>(string name, T value, T least, T most)
        where T : System.Numerics.INumber<T> =>
        value >= least && value <= most ? value : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; expected {least} to {most}."));
}
