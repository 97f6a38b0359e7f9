namespace RagLlama.Answering.Guards;

/// <summary>Somebody has read something and said so.</summary>
/// <param name="Subject">What was read, such as <c>notice/ai/1</c> or <c>model/llama-3.1-405b-instruct</c>.</param>
public sealed record Acknowledgement(string Subject, string UserId, DateTimeOffset At)
{
    /// <summary>The notice that an AI system is used (AI Act, Art. 50(1)). A changed text gets a new number and is shown again.</summary>
    public const string AiNotice = "notice/ai/1";

    /// <summary>The finding that a model's training exceeds the line of the AI Act, Art. 51(2).</summary>
    public static string OfModel(string modelId) => "model/" + modelId;
}
