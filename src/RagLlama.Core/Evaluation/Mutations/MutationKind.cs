namespace RagLlama.Evaluation.Mutations;

/// <summary>What a mutation makes wrong.</summary>
public enum MutationKind
{
    /// <summary>One digit of a number, date, time or code.</summary>
    Digit,

    /// <summary>A number in the place of another one of the same document.</summary>
    OtherNumber,

    /// <summary>Two numbers of the sentence exchanged.</summary>
    Exchange,

    Month,

    Weekday,

    Unit,

    Currency,

    /// <summary>A percentage made a plain number.</summary>
    Percent,

    /// <summary>Monthly for yearly and the like.</summary>
    Period,

    /// <summary>A not put in or taken out.</summary>
    Negation,

    /// <summary>Must for need not, may for must not.</summary>
    Duty,

    /// <summary>At least for at most, before for after.</summary>
    Bound,

    /// <summary>All for some.</summary>
    Quantity,

    /// <summary>Open for closed, paid for unpaid.</summary>
    Opposite,

    /// <summary>A name for another one.</summary>
    Name,
}
