namespace RagLlama.Answering;

/// <summary>A content word of a question.</summary>
/// <param name="Stem">As it is indexed.</param>
/// <param name="Exact">The folded word; null for Thai, which has no words.</param>
/// <param name="IsHard">A name, number or code: a passage without it speaks of something else.</param>
internal sealed record QuestionTerm(string Stem, string? Exact, bool IsHard)
{
    /// <summary>A number, or a code with one in it.</summary>
    public bool IsNumber => Stem.Any(char.IsDigit);
}
