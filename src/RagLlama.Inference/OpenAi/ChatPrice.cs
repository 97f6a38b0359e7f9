namespace RagLlama.Inference.OpenAi;

/// <summary>Prices of a million tokens.</summary>
internal sealed record ChatPrice(decimal Input, decimal Output, string Currency)
{
    public decimal Of(long input, long output) => ((Input * input) + (Output * output)) / 1_000_000m;
}
