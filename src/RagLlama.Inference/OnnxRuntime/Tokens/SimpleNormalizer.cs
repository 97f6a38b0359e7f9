namespace RagLlama.Inference.OnnxRuntime.Tokens;

/// <summary>A step that is one function.</summary>
internal sealed class SimpleNormalizer(Func<string, string> apply) : TextNormalizer
{
    public override string Apply(string text) => apply(text);
}
