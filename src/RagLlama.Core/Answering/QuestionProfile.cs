using System.Text.RegularExpressions;
using RagLlama.Answering.Facts;
using RagLlama.Answering.Quoting;
using RagLlama.Text;

namespace RagLlama.Answering;

/// <summary>A question taken apart: its language, content words and what it asks for.</summary>
internal sealed partial class QuestionProfile
{
    private QuestionProfile(string text, string language)
    {
        Text = text;
        Language = language;
        Kind = QuestionWords.KindOf(text);
        Facts = FactReader.Read(text);
        Terms = ContentTerms.Of(EmptyVerbs().Replace(text, " "), language) is { Count: > 0 } terms ? terms : ContentTerms.Of(text, language);
        Amounts =
        [
            .. from fact in Facts
               where fact is { Kind: FactKind.Number, Unit: not null }
               let written = text[fact.Span.Start..fact.Span.End]
               from term in ContentTerms.Of(written, language)
               where term.IsNumber || !written.Any(char.IsDigit)
               select (fact, term.Stem),
        ];
        Focus = Kind is QuestionKind.HowMany or QuestionKind.HowMuch
            && ContentTerms.Of(text[QuestionWords.EndOfAsking(text)..], language) is [var counted, ..]
            ? counted.Stem
            : null;
        Defined = Definition.AskedBy(text) is { } topic ? DefinedBy(topic, language) : [];
    }

    public string Text { get; }

    /// <summary>ISO 639-1 code, or <c>und</c>.</summary>
    public string Language { get; }

    public QuestionKind Kind { get; }

    public IReadOnlyList<QuestionTerm> Terms { get; }

    /// <summary>Stem of the word that is counted: "days" in "how many days …"; null for other questions. A sentence without it counts something else.</summary>
    public string? Focus { get; }

    /// <summary>Stems of the word whose meaning is asked: of "leave" in "what is a leave of absence?"; empty for other questions.</summary>
    public IReadOnlySet<string> Defined { get; }

    /// <summary>Numbers, dates and codes the question itself gives.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>Those of its <see cref="Facts"/> that are numbers with a unit, each once for every stem of its number among the <see cref="Terms"/>: "40,000" has two.</summary>
    public IReadOnlyList<(Fact Amount, string Stem)> Amounts { get; }

    public static QuestionProfile Of(string question) => new(question, LanguageDetector.Detect(question));

    // Hindi and Thai ask behind what they ask for, the others before it.
    private static HashSet<string> DefinedBy(string topic, string language) =>
        (language is "hi" or "th" ? ContentTerms.WordsOf(topic, language).LastOrDefault() : ContentTerms.WordsOf(topic, language).FirstOrDefault()).Word is { } word
            ? [.. ContentTerms.Of(word, language).Select(t => t.Stem)]
            : [];

    /// <summary>
    /// "Gibt es eine Kantine?" asks for a canteen, not for giving, and "क्या कंपनी किराया देती है?" for rent: the verb is as empty there as those that are stop words ("होती", "दिया"; light
    /// verbs, M. Butt 1995). In the other languages these words are stop words.
    /// </summary>
    [GeneratedRegex(
        @"\b(?:gibt|gab|gäbe)\s+es\b|\bes\s+(?:gibt|gab|gäbe)\b"
        + @"|(?<![\p{L}\p{M}])(?:दे(?:ता|ती|ते|ना|नी|ने|गा|गी|गे)?|दी|दें|देंगे|मिल(?:ता|ती|ते|ना|नी|ने|ा|ी|े|ेगा|ेगी|ेंगे)|ले(?:ता|ती|ते|ना|नी|ने)|हो(?:गा|गी)|होंगे|जाए(?:गा|गी)?|जाएंगे)(?![\p{L}\p{M}])",
        RegexOptions.IgnoreCase)]
    private static partial Regex EmptyVerbs();
}
