namespace RagLlama.Extraction.Child;

/// <summary>Tells the host that a long piece of work goes on; each report gives it the time of a file again, up to the limit for recognising text.</summary>
internal static class Progress
{
    /// <summary>Set once at the start of the child, before it reads anything.</summary>
    public static Action Report { get; set; } = () => { };
}
