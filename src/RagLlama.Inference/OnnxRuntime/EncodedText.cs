namespace RagLlama.Inference.OnnxRuntime;

/// <summary>A text, or two, as a model reads it.</summary>
/// <param name="Ids">Tokens, those that frame the text included.</param>
/// <param name="IsCut">Something was left out, because the model reads no more.</param>
internal sealed record EncodedText(int[] Ids, bool IsCut)
{
    /// <summary>Where tokens of the second type begin.</summary>
    public int SecondStart { get; init; } = int.MaxValue;

    public int SecondType { get; init; }
}
