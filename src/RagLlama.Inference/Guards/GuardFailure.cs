namespace RagLlama.Inference.Guards;

/// <summary>What happens to a text when its guard cannot judge it.</summary>
public enum GuardFailure
{
    /// <summary>It counts as harmful: nothing is answered without the guard.</summary>
    Closed,

    /// <summary>It counts as harmless: the guard is left out, and a warning is logged.</summary>
    Open,
}
