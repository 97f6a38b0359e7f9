using RagLlama.Retrieval;

namespace RagLlama.Answering;

/// <param name="Number">Number of the source in the prompt, from 1.</param>
/// <param name="Text">What the model is shown of the passage.</param>
public sealed record ContextSource(int Number, RetrievedPassage Passage, string Text);
