using RagLlama.Answering.Quoting;

namespace RagLlama.Answering.Checking;

/// <param name="Source">Number of the source in the prompt.</param>
internal sealed record Evidence(int Source, PassageSentence Sentence);
