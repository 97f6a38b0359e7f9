namespace RagLlama.Answering;

/// <summary>Which model answers. A chat client that knows more than a name offers this through <c>IChatClient.GetService</c>.</summary>
/// <param name="WeightsHash">SHA-256 over the model's files, lower-case hexadecimal; null when nobody has computed it.</param>
/// <param name="IsLocal">It runs in this process: without sampling, the same prompt gives the same text.</param>
public sealed record ModelIdentity(string Name, string? WeightsHash, bool IsLocal);
