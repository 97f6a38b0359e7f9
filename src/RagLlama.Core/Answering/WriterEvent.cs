namespace RagLlama.Answering;

/// <summary>What a writer does, in order; the last event is <see cref="Finished"/>.</summary>
public abstract record WriterEvent
{
    private WriterEvent()
    {
    }

    /// <summary>The model is busy: the question waits.</summary>
    /// <param name="Position">1 is next.</param>
    public sealed record Waiting(int Position, TimeSpan ExpectedWait) : WriterEvent;

    /// <summary>Text to show, behind what was shown before.</summary>
    public sealed record Wrote(string Text) : WriterEvent;

    public sealed record Cited(Citation Citation) : WriterEvent;

    public sealed record Checked(AnswerSentence Sentence) : WriterEvent;

    public sealed record Finished(WriterOutcome Outcome) : WriterEvent;
}
