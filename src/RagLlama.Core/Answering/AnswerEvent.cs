using RagLlama.Answering.Agent;
using RagLlama.Retrieval;

namespace RagLlama.Answering;

/// <summary>What happens while a question is answered, in order. Every door shows the same stream; the last event is <see cref="Completed"/>.</summary>
public abstract record AnswerEvent
{
    private AnswerEvent()
    {
    }

    /// <param name="Query">The question as it is searched, with a follow-up's missing subject filled in.</param>
    public sealed record Searching(string Query) : AnswerEvent;

    /// <summary>The question is researched: one step of it is done.</summary>
    public sealed record StepTaken(AgentStep Step) : AnswerEvent;

    /// <summary>The passages found; for <see cref="NoAnswerReason.NothingRelevant"/> the nearest ones.</summary>
    public sealed record SourcesFound(IReadOnlyList<RetrievedPassage> Passages) : AnswerEvent;

    /// <summary>The model is busy: the question waits. Comes again whenever its place changes.</summary>
    /// <param name="Position">1 is next.</param>
    public sealed record Waiting(int Position, TimeSpan ExpectedWait) : AnswerEvent;

    public sealed record TextDelta(string Text) : AnswerEvent;

    public sealed record CitationAdded(Citation Citation) : AnswerEvent;

    public sealed record SentenceVerified(AnswerSentence Sentence) : AnswerEvent;

    public sealed record Completed(Answer Answer) : AnswerEvent;
}
