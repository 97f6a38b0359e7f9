namespace RagLlama.Inference.OpenAi;

/// <summary>Prices of a million tokens.</summary>
internal sealed record ChatPrice(decimal Input, decimal Output, string Currency)
{
    /// <summary>Null when no price is configured.</summary>
    /// <exception cref="ArgumentException">The message names the configuration key.</exception>
    public static ChatPrice? Create(string section, ChatEndpointOptions options, string currency)
    {
        if (options.PricePerMillionInputTokens is not { } input || options.PricePerMillionOutputTokens is not { } output)
        {
            return options.PricePerMillionInputTokens is null && options.PricePerMillionOutputTokens is null
                ? null
                : throw new ArgumentException($"{section}:PricePerMillionInputTokens and {section}:PricePerMillionOutputTokens must be set together.");
        }

        return input >= 0 && output >= 0
            ? new ChatPrice(input, output, currency)
            : throw new ArgumentException($"{section}:PricePerMillionInputTokens and {section}:PricePerMillionOutputTokens must not be negative.");
    }

    public decimal Of(long input, long output) => ((Input * input) + (Output * output)) / 1_000_000m;
}
