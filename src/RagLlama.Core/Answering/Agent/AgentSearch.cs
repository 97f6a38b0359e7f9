using RagLlama.Retrieval;

namespace RagLlama.Answering.Agent;

public sealed record AgentSearch(string Query, IReadOnlyList<RetrievedPassage> Passages);
