using RagLlama.Answering;

namespace RagLlama.Host.Api.Json;

/// <param name="Start">Where the sentence stands in the answer, or null when it is not in it word for word.</param>
/// <param name="Length">Its length there, citation marks included.</param>
public sealed record SentenceJson(string Text, SupportStatus Status, IReadOnlyList<int> Citations, int? Start, int? Length);
