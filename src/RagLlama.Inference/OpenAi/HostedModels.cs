namespace RagLlama.Inference.OpenAi;

/// <summary>What the settings of hosted models come to.</summary>
public static class HostedModels
{
    /// <summary>Addresses of the endpoints in the order in which they are asked, without user name, password or query.</summary>
    /// <exception cref="ArgumentException">A setting is missing or out of range; the message names the configuration key.</exception>
    public static IReadOnlyList<string> Addresses(ChatInferenceOptions chat) => [.. ChatEndpoints.Of(chat).Select(endpoint => endpoint.Display)];
}
