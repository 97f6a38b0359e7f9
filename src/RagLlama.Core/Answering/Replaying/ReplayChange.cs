namespace RagLlama.Answering.Replaying;

/// <summary>Something that is not as it was when the answer was given.</summary>
/// <param name="Kind">
/// <c>generation</c>, <c>prompt</c>, <c>model</c>, <c>weights</c>, <c>writer</c>, <c>settings</c>, <c>question</c>, <c>document_changed</c>, <c>document_gone</c>,
/// <c>chunk_gone</c>, <c>chunk_new</c>, <c>chunk_changed</c>, <c>order</c>, <c>outcome</c> or <c>answer</c>.
/// </param>
/// <param name="What">Which: a name, a setting, or an id. Never text of a document.</param>
/// <param name="Before">As it was; null for what was not there.</param>
/// <param name="After">As it is; null for what is not there any more.</param>
public sealed record ReplayChange(string Kind, string What, string? Before, string? After);
