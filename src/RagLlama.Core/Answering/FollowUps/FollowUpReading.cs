using RagLlama.Text;

namespace RagLlama.Answering.FollowUps;

/// <summary>A question in its conversation.</summary>
/// <param name="Question">As it was asked.</param>
/// <param name="Carried">Words of the question before it that it may leave out; empty for a question of its own.</param>
/// <param name="IsCertain">It opens or points back as only a follow-up does; otherwise it is merely short.</param>
internal sealed record FollowUpReading(string Question, IReadOnlyList<string> Carried, bool IsCertain)
{
    /// <summary>Of the question.</summary>
    public string Language { get; init; } = LanguageDetector.Undetermined;

    /// <summary>Of the words carried.</summary>
    public string CarriedLanguage { get; init; } = LanguageDetector.Undetermined;

    public string Completed => Carried.Count == 0 ? Question : $"{Question.Trim()} ({string.Join(' ', Carried)})";

    public static FollowUpReading Alone(string question) => new(question, [], IsCertain: false);
}
