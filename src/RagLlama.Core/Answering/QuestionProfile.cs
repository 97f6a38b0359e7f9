using RagLlama.Answering.Facts;
using RagLlama.Text;

namespace RagLlama.Answering;

/// <summary>A question taken apart: its language, content words and what it asks for.</summary>
internal sealed class QuestionProfile
{
    private QuestionProfile(string text, string language)
    {
        Text = text;
        Language = language;
        Kind = QuestionWords.KindOf(text);
        Facts = FactReader.Read(text);
        Terms = ContentTerms.Of(text, language);
        Focus = Kind is QuestionKind.HowMany or QuestionKind.HowMuch
            && ContentTerms.Of(text[QuestionWords.EndOfAsking(text)..], language) is [var counted, ..]
            ? counted.Stem
            : null;
    }

    public string Text { get; }

    /// <summary>ISO 639-1 code, or <c>und</c>.</summary>
    public string Language { get; }

    public QuestionKind Kind { get; }

    public IReadOnlyList<QuestionTerm> Terms { get; }

    /// <summary>Stem of the word that is counted: "days" in "how many days …"; null for other questions. A sentence without it counts something else.</summary>
    public string? Focus { get; }

    /// <summary>Numbers, dates and codes the question itself gives.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    public static QuestionProfile Of(string question) => new(question, LanguageDetector.Detect(question));
}
