namespace RagLlama.Answering.Checking;

/// <param name="Evidence">What bears the sentence out, best first; empty when nothing does.</param>
internal sealed record Verdict(SupportStatus Status, IReadOnlyList<Evidence> Evidence);
