using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxGenAI;

/// <summary>Where a model that writes is and how it is run, whatever it is used for.</summary>
/// <param name="Section">Configuration section that holds ModelPath, MaxLength and Onnx, for messages.</param>
internal sealed record LocalChatSettings(string Section, string? ModelPath, int? MaxLength, OnnxChatOptions Onnx)
{
    public ChatPrice? Price { get; init; }

    public ChatEnergy? Energy { get; init; }

    /// <summary>False where all requests come from one part of the product: the limit for each user does not count then.</summary>
    public bool HasUsers { get; init; } = true;

    /// <exception cref="ArgumentException">A price is out of range; the message names the configuration key.</exception>
    public static LocalChatSettings Of(ChatInferenceOptions chat) => new(ChatInferenceOptions.Section, chat.ModelPath, chat.MaxLength, chat.Onnx)
    {
        Price = ChatPrice.Create(ChatInferenceOptions.Section, chat, chat.Currency),
        Energy = ChatEnergy.Create(ChatInferenceOptions.Section, chat),
    };

    /// <summary>Looks at the settings alone, before anything is loaded.</summary>
    /// <exception cref="ArgumentException">The message names the configuration key.</exception>
    public void Check()
    {
        Onnx.Check(Section + ":Onnx");
        if (string.IsNullOrWhiteSpace(ModelPath))
        {
            throw new ArgumentException($"{Section}:ModelPath is missing; it is needed because {Section}:Provider is onnx.");
        }

        if (MaxLength is not > 0)
        {
            throw new ArgumentException($"{Section}:MaxLength is missing; it is needed because {Section}:Provider is onnx, where memory is taken for every token of it.");
        }
    }
}
