using System.Security.Cryptography;

namespace RagLlama.Host.Portal;

/// <summary>The fields of a golden question as they are sent.</summary>
internal sealed class GoldenQuestionForm
{
    /// <summary>Empty for a new question.</summary>
    public string? Id { get; set; }

    public string? Text { get; set; }

    /// <summary>Empty to have it recognised.</summary>
    public string? Language { get; set; }

    /// <summary>One document a line.</summary>
    public string? Documents { get; set; }

    /// <summary>One accepted answer a line.</summary>
    public string? Answers { get; set; }

    /// <summary>Ticked when the documents cannot answer the question.</summary>
    public bool Unanswerable { get; set; }

    public string? ReturnUrl { get; set; }

    /// <summary>Empty when refusing is right; null when nothing is said.</summary>
    public IReadOnlyList<string>? AcceptedAnswers => Unanswerable
        ? []
        : (Answers ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } lines ? lines : null;

    public static string NewId() => RandomNumberGenerator.GetHexString(12, lowercase: true);
}
