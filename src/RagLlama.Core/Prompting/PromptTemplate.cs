namespace RagLlama.Prompting;

/// <summary>One file of <c>prompts/</c>.</summary>
public sealed record PromptTemplate
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>Messages in order, each a Handlebars template.</summary>
    public required IReadOnlyList<PromptMessage> Messages { get; init; }

    public required IReadOnlyList<PromptVariable> Variables { get; init; }

    public required PromptSettings Settings { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal: the version of the prompt.</summary>
    public required string Hash { get; init; }
}
