namespace RagLlama.Answering.Checking;

/// <summary>A content word of a sentence, where it stands.</summary>
/// <param name="Word">Folded, as it is written.</param>
/// <param name="Position">Position among the words of the text.</param>
/// <param name="IsName">A name: a source without it speaks of something else.</param>
internal sealed record ClaimTerm(QuestionTerm Term, string Word, int Position, int Clause, bool IsName)
{
    /// <summary>A word of grammar as well, such as "open": two sentences are not about the same thing because both have it.</summary>
    public bool IsCue { get; init; }

    /// <summary>Letters only, for sources whose words have spaces inside.</summary>
    public string Letters => field ??= SourceSentence.LettersOf(Word);
}
