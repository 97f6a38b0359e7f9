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

    /// <summary>The terms of a passage, in reading order, repeated as often as they occur.</summary>
    /// <param name="language">Its language, or <c>und</c>: then words are cut, not stemmed, and none is left out.</param>
    public static IReadOnlyList<string> Analyze(string text, string language)
    {
        var cache = TermCache.Rent();
        var numbers = Find(cache, text, language);
        var terms = new List<string>(numbers.Length);
        foreach (var number in numbers)
        {
            terms.Add(cache.Names[number]);
        }

        cache.Return();
        return terms;
    }

    /// <summary>The terms of a question, each once. A question made of stop words only keeps them.</summary>
    public static IReadOnlyList<string> AnalyzeQuery(string text, string language)
    {
        var cache = TermCache.Rent();
        var numbers = Find(cache, text, language);
        if (numbers.IsEmpty && language != LanguageDetector.Undetermined)
        {
            numbers = Find(cache, text, LanguageDetector.Undetermined);
        }

        var terms = new List<string>(numbers.Length);
        cache.Met.Clear();
        foreach (var number in numbers)
        {
            if (cache.Met.Add(number))
            {
                terms.Add(cache.Names[number]);
            }
        }

        cache.Return();
        return terms;
    }

    /// <summary>The text as its words with single spaces between them, folded, and its stems in reading order, stop words left out.</summary>
    internal static void Read(string text, string language, StringBuilder words, List<string> stems)
    {
        var cache = TermCache.Rent();
        cache.Trim();
        cache.Found.Clear();
        cache.AddWords(text, language, words, cache.Found);
        foreach (var number in cache.Found.Written)
        {
            var term = cache.Names[number];
            if (term[0] != ExactMark)
            {
                stems.Add(term);
            }
        }

        cache.Return();
    }

    private static ReadOnlySpan<int> Find(TermCache cache, string text, string language)
    {
        cache.Trim();
        cache.Found.Clear();
        cache.AddTerms(text, language, cache.Found);
        return cache.Found.Written;
    }
}
