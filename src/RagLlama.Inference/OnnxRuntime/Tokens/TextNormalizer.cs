namespace RagLlama.Inference.OnnxRuntime.Tokens;

/// <summary>One step of what a tokenizer does to a text before it cuts it.</summary>
internal abstract class TextNormalizer
{
    public abstract string Apply(string text);
}
