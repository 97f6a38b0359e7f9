namespace RagLlama.Answering;

/// <summary>Configuration section <c>Answering</c>.</summary>
public sealed class AnsweringOptions
{
    public const string Section = "Answering";

    /// <summary>What happens to a model's sentence that no source bears out: <c>mark</c> it, <c>strike</c> it, or <c>refuse</c> the whole answer. Default mark.</summary>
    public UnsupportedPolicy Unsupported { get; set; } = UnsupportedPolicy.Mark;

    /// <summary>Passages given to the writer, 1 to 20. Default 8.</summary>
    public int Passages { get; set; } = 8;
}
