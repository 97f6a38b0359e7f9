namespace RagLlama.Prompting;

/// <summary>A variable that a prompt expects.</summary>
public sealed record PromptVariable(string Name, string Description, bool IsRequired);
