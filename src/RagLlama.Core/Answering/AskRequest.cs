using System.Collections.Immutable;
using RagLlama.Security;

namespace RagLlama.Answering;

/// <summary>A question together with on whose behalf it is asked.</summary>
public sealed record AskRequest
{
    public required string Question { get; init; }

    public required Asker Asker { get; init; }

    /// <summary>Earlier turns, oldest first.</summary>
    public IReadOnlyList<ConversationTurn> History { get; init; } = [];

    /// <summary>The conversation the question belongs to; null outside of one.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Only these sources, by id or name; empty means every source the asker may read.</summary>
    public ImmutableHashSet<string> SourceIds { get; init; } = [];

    /// <summary>ISO 639-1 code the answer should have; null follows the question.</summary>
    public string? Language { get; init; }

    /// <summary>Whether to research the question in steps; null leaves it to <c>Answering:Agent:Mode</c>.</summary>
    public bool? Agent { get; init; }

    /// <summary>The question says all it means: nothing is filled in from earlier turns.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Whether a model may add to the answer what is not part of it: suggestions, a title, an explanation, a second opinion. Measurements do without.</summary>
    public bool Extras { get; init; } = true;

    /// <summary>Send models the same messages as an earlier time; null for a new question.</summary>
    public PromptRepeat? Repeat { get; init; }
}
