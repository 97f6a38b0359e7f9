namespace RagLlama.Answering;

public enum NoAnswerReason
{
    /// <summary>Nothing the asker may read is near enough to the question.</summary>
    NothingRelevant,

    /// <summary>There is no document the asker may read.</summary>
    NoDocuments,

    /// <summary>A model wrote an answer that the passages do not support.</summary>
    Ungrounded,

    /// <summary>Too many questions at once; try again.</summary>
    Overloaded,
}
