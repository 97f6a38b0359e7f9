namespace RagLlama.Prompting;

/// <summary>A prompt variable that the product made itself and that goes in unchanged. Every other string is neutralised.</summary>
public sealed record TrustedText(string Value)
{
    public override string ToString() => Value;
}
