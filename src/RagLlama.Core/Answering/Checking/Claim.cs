using RagLlama.Answering.Facts;

namespace RagLlama.Answering.Checking;

/// <summary>A sentence of an answer, taken apart.</summary>
internal sealed class Claim(string text, string language)
{
    public string Text => text;

    public string Language => language;

    public TextReading Reading { get; } = TextReading.Of(text, language);

    public IReadOnlyList<ClaimTerm> Terms => field ??= ClaimTerms.Of(Reading);

    public Negation Negation => field ??= new Negation(Reading, Terms);

    public IReadOnlyList<Fact> Facts => Reading.Facts;
}
