using RagLlama.Retrieval;

namespace RagLlama.Answering;

/// <param name="Number">Number of the source in the prompt, from 1.</param>
/// <param name="Text">What the model is shown of the passage.</param>
/// <param name="IsShortened">Only a part of the passage's best chunk, or that chunk without its neighbours.</param>
public sealed record ContextSource(int Number, RetrievedPassage Passage, string Text, bool IsShortened = false);
