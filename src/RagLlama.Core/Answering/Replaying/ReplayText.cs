namespace RagLlama.Answering.Replaying;

/// <summary>What became of the answer's text in a replay.</summary>
public enum ReplayText
{
    /// <summary>Made again, and the same.</summary>
    Same,

    /// <summary>Made again, and another one.</summary>
    Different,

    /// <summary>Not made again: <see cref="ReplayReport.TextReason"/> says why.</summary>
    NotReplayed,
}
