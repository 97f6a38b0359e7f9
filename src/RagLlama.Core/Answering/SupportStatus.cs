namespace RagLlama.Answering;

public enum SupportStatus
{
    Supported,
    Partly,
    Unsupported,

    /// <summary>Says nothing that a source could bear out, such as a transition.</summary>
    Uncheckable,
}
