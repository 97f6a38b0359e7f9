namespace RagLlama.Answering.Checking;

/// <summary>Why a sentence is not called supported.</summary>
internal enum Doubt
{
    /// <summary>Nothing of it is in the sources.</summary>
    NoEvidence,

    Quotation,

    Fact,

    Name,

    Negation,

    /// <summary>Duty, quantity, order, period or an opposite.</summary>
    Meaning,

    /// <summary>One word exchanged in the source's own sentence.</summary>
    Wording,

    /// <summary>Too few of its words are in the sources.</summary>
    Words,

    /// <summary>The sources are in another language, and there is no fact to compare.</summary>
    Language,

    /// <summary>It says nothing that a source could bear out.</summary>
    NothingToCheck,
}
