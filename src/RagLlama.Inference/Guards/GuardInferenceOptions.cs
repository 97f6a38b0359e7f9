namespace RagLlama.Inference.Guards;

/// <summary>Configuration section <c>Inference:Guards</c>: models that judge questions, passages and answers. All off by default.</summary>
public sealed class GuardInferenceOptions
{
    public const string Section = "Inference:Guards";

    public PromptGuardOptions PromptGuard { get; set; } = new();

    public LlamaGuardOptions LlamaGuard { get; set; } = new();
}
