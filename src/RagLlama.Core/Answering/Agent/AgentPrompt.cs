namespace RagLlama.Answering.Agent;

/// <summary>Names that the prompt <c>agent</c>, the orchestrators and the loop share.</summary>
public static class AgentPrompt
{
    public const string Name = "agent";

    public const string Search = "search_documents";

    public const string Read = "read_document";

    public const string Sources = "list_sources";
}
