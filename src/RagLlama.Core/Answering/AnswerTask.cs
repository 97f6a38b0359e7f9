using RagLlama.Answering.Parts;
using RagLlama.Retrieval;

namespace RagLlama.Answering;

/// <summary>What a writer is given: a question and the passages, all of them readable by the asker, that may answer it.</summary>
public sealed record AnswerTask
{
    /// <summary>The question, with a follow-up's missing subject filled in.</summary>
    public required string Question { get; init; }

    /// <summary>ISO 639-1 code of the language the answer should have.</summary>
    public required string Language { get; init; }

    /// <summary>Best first; at least one.</summary>
    public required IReadOnlyList<RetrievedPassage> Passages { get; init; }

    /// <summary>The things the question asks for, where it asks for several and the documents answer them; empty otherwise.</summary>
    public IReadOnlyList<QuestionPart> Parts { get; init; } = [];

    /// <summary>Who asks; a model in process keeps users apart by it. Null for nobody in particular.</summary>
    public string? UserId { get; init; }

    /// <summary>The conversation the question belongs to; null outside of one.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Earlier turns, oldest first.</summary>
    public IReadOnlyList<ConversationTurn> History { get; init; } = [];

    /// <summary>Send the model the same messages as an earlier time; null for a new question.</summary>
    public PromptRepeat? Repeat { get; init; }
}
