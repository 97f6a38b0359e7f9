using System.Collections.Frozen;
using System.Text;

namespace RagLlama.Text;

/// <summary>
/// Turns text into the terms that are indexed and looked up. A word gives two: its light stem, cut to five letters, which joins its forms
/// and the compounds that begin alike; and, after a <c>=</c>, the folded word itself, which ranks the form asked for first and is the same
/// in every language, should question and passage be taken for different ones; all names of a unit are one word here. Numbers and codes come whole and in parts; Thai, which writes
/// no spaces between words, comes as character trigrams. Stop words are left out.
/// </summary>
public static class TextAnalyzer
{
    /// <summary>Changes whenever the same text may give other terms: part of the name of an index generation.</summary>
    public const string Version = "a3";

    /// <summary>Begins a term that is a word as it stands, folded.</summary>
    public const char ExactMark = '=';

    // Measured on English, German, Thai and French questions, confirmed on eight other sets: with the exact word beside it, five letters
    // find more than six, seven or the whole stem, German compounds most of all.
    private const int StemLength = 5;
    private const int ThaiGram = 3;

    /// <summary>The terms of a passage, in reading order, repeated as often as they occur.</summary>
    /// <param name="language">Its language, or <c>und</c>: then words are cut, not stemmed, and none is left out.</param>
    public static IReadOnlyList<string> Analyze(string text, string language)
    {
        var tokens = Tokenize(text);
        var terms = new List<string>(tokens.Count * 2);
        var stops = StopWords.For(language);
        foreach (var token in tokens)
        {
            AddTerms(token, language, stops, terms);
        }

        return terms;
    }

    /// <summary>The terms of a question, each once. A question made of stop words only keeps them.</summary>
    public static IReadOnlyList<string> AnalyzeQuery(string text, string language)
    {
        var terms = Analyze(text, language);
        if (terms.Count == 0 && language != LanguageDetector.Undetermined)
        {
            terms = Analyze(text, LanguageDetector.Undetermined);
        }

        return [.. terms.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The text as its words with single spaces between them, folded, and its stems in reading order, stop words left out.</summary>
    internal static void Read(string text, string language, StringBuilder words, List<string> stems)
    {
        var stops = StopWords.For(language);
        var terms = new List<string>();
        foreach (var token in Tokenize(text))
        {
            if (token.Kind != TokenKind.Joined)
            {
                words.Append(words.Length > 0 ? " " : "").Append(token.Text);
            }

            terms.Clear();
            AddTerms(token, language, stops, terms);
            foreach (var term in terms)
            {
                if (term[0] != ExactMark)
                {
                    stems.Add(term);
                }
            }
        }
    }

    private static List<Token> Tokenize(string text)
    {
        var tokens = new List<Token>(text.Length / 6);
        TextTokenizer.Tokenize(TextFolding.Fold(text), tokens);
        return tokens;
    }

    private static void AddTerms(Token token, string language, FrozenSet<string> stops, List<string> terms)
    {
        switch (token.Kind)
        {
            case TokenKind.Thai:
                AddGrams(token.Text, terms);
                break;
            case TokenKind.Word when stops.Contains(token.Text):
                break;
            case TokenKind.Code:
                terms.Add(token.Text);
                terms.Add(ExactMark + token.Text);
                break;
            default:
                var stem = LightStemmer.Stem(token.Text, language);
                terms.Add(stem.Length > StemLength ? stem[..StemLength] : stem);
                terms.Add(ExactMark + (UnitTerms.Of(token.Text) ?? token.Text));
                break;
        }
    }

    private static void AddGrams(string run, List<string> terms)
    {
        if (run.Length <= ThaiGram)
        {
            terms.Add(run);
            return;
        }

        for (var index = 0; index + ThaiGram <= run.Length; index++)
        {
            terms.Add(run.Substring(index, ThaiGram));
        }
    }
}
