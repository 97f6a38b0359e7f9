namespace RagLlama.Answering;

public enum NoAnswerReason
{
    /// <summary>Nothing the asker may read is near enough to the question.</summary>
    NothingRelevant,

    /// <summary>There is no document the asker may read.</summary>
    NoDocuments,

    /// <summary>A model wrote an answer that the passages do not support.</summary>
    Ungrounded,

    /// <summary>A filter in the question names no source the asker may read, no language or no day: <see cref="Answer.Filter"/> says which.</summary>
    UnknownFilter,

    /// <summary>Too many questions at once; try again.</summary>
    Overloaded,

    /// <summary>A guard judged question or answer harmful: <see cref="Answer.Blocked"/> says which.</summary>
    Blocked,

    /// <summary>A guard could not be asked, and nothing is answered without it.</summary>
    GuardUnavailable,
}
