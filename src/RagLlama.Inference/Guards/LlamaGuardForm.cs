namespace RagLlama.Inference.Guards;

/// <summary>Who writes the prompt of Llama Guard.</summary>
public enum LlamaGuardForm
{
    /// <summary>The chat template of the endpoint.</summary>
    Endpoint,

    /// <summary>The prompt <c>guard</c>.</summary>
    Prompt,
}
