using System.Text.Json;

namespace RagLlama.Prompting;

/// <summary>One line of a prompt's <c>cases.jsonl</c>: values to fill in, and what must hold of a model's reply.</summary>
public sealed record PromptCase
{
    public required string Name { get; init; }

    /// <summary>ISO 639-1 code of the language the reply must have.</summary>
    public required string Language { get; init; }

    /// <summary>Values of the prompt's variables as the line has them, without fence and language.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Values { get; init; }

    /// <summary>Each must stand in the reply, whatever its case; several spellings are divided by <c>|</c>.</summary>
    public IReadOnlyList<string> MustContain { get; init; } = [];

    /// <summary>None may stand in the reply.</summary>
    public IReadOnlyList<string> MustNotContain { get; init; } = [];

    /// <summary>The reply must be this and nothing else; null when it need not.</summary>
    public string? MustEqual { get; init; }

    /// <summary>Most lines with text the reply may have; null for any number.</summary>
    public int? MostLines { get; init; }
}
