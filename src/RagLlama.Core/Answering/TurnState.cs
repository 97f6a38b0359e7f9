namespace RagLlama.Answering;

/// <summary>What became of the documents an earlier answer rests on.</summary>
public enum TurnState
{
    Current,

    /// <summary>A cited document has another version now.</summary>
    Changed,

    /// <summary>A cited document was removed, or its owner may no longer read it: the answer is left out.</summary>
    Withheld,
}
