using RagLlama.Answering.Facts;
using RagLlama.Answering.Quoting;
using RagLlama.Text;

namespace RagLlama.Answering.Checking;

/// <summary>A sentence or table row of a source, taken apart when first needed.</summary>
internal sealed class SourceSentence(int source, PassageSentence sentence)
{
    public int Source => source;

    public PassageSentence Sentence => sentence;

    public string Language { get; } = PassageSentences.LanguageOf(sentence.Chunk, sentence.Passage);

    public bool IsRow => sentence.TableHeader is not null || TableRow.IsRow(sentence.Text);

    /// <summary>The sentence; a row with each cell behind its header.</summary>
    public TextReading Reading => field ??= TextReading.Of(TableRow.WithHeader(sentence.Text, sentence.TableHeader), Language, IsRow);

    public IReadOnlyList<ClaimTerm> Terms => field ??= ClaimTerms.Of(Reading);

    public Negation Negation => field ??= new Negation(Reading, Terms);

    /// <summary>Facts of the sentence; a heading's own number says nothing.</summary>
    public IReadOnlyList<Fact> Facts => field ??= sentence.IsHeading ? [.. Reading.Facts.Where(f => f.Position > 1)] : Reading.Facts;

    public IReadOnlyDictionary<string, string> RowKey => field ??= KeyOf();

    /// <summary>Its consonants, by which names in another script are met.</summary>
    public string Skeleton => field ??= Transliteration.OfOther(Reading.Text);

    private string Letters => field ??= LettersOf(sentence.Text);

    public bool Has(QuestionTerm term) => sentence.Has(term);

    /// <summary>The word itself; a text recognised badly may have spaces inside its words.</summary>
    public bool Has(ClaimTerm term) => sentence.Has(term.Term) || (IsSpacedBadly(term.Word) && term.Word.Length > 2 && Letters.Contains(term.Letters, StringComparison.Ordinal));

    public bool Bears(Fact fact)
    {
        foreach (var other in Facts)
        {
            if (fact.IsBorneOutBy(other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Says the fact, or has the very words of the fact where spaces inside words hide it.</summary>
    public bool Bears(Fact fact, string text) =>
        Bears(fact) || (text.Length > fact.Span.End - 1 && text.Substring(fact.Span.Start, fact.Span.Length) is { Length: > 2 } words && IsSpacedBadly(words) && Letters.Contains(LettersOf(words), StringComparison.Ordinal));

    private static bool IsSpacedBadly(string word) => word[0] is >= '\u0900' and <= '\u097f';

    public static string LettersOf(string text) => string.Concat(TextFolding.Fold(text).Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Stems of the first cell, by which a table tells its rows apart.</summary>
    private Dictionary<string, string> KeyOf()
    {
        var key = new Dictionary<string, string>(StringComparer.Ordinal);
        if (IsRow)
        {
            foreach (var term in TextAnalyzer.Analyze(TableRow.Cells(sentence.Text)[0], Language).Where(t => t[0] != TextAnalyzer.ExactMark))
            {
                key[term] = term;
            }
        }

        return key;
    }
}
