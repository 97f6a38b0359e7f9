namespace RagLlama.Answering.Checking;

/// <param name="Evidence">What bears the sentence out, best first; empty when nothing does.</param>
/// <param name="Doubt">What speaks against it; null when nothing does.</param>
internal sealed record Verdict(SupportStatus Status, IReadOnlyList<Evidence> Evidence, Doubt? Doubt = null);
