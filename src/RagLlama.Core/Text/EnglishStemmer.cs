using System.Buffers;

namespace RagLlama.Text;

internal static class EnglishStemmer
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    public static string Stem(string word)
    {
        var stem = Plural(word);
        stem = Verb(stem);
        stem = Derived(stem);
        return Ending(stem);
    }

    private static string Plural(string word)
    {
        if (word.EndsWith("sses", StringComparison.Ordinal) || (word.Length > 5 && EndsWithAny(word, "shes", "ches", "xes", "zes")))
        {
            return word[..^2];
        }

        if (word.EndsWith("ies", StringComparison.Ordinal))
        {
            return word.Length > 4 ? word[..^3] + "y" : word[..^1];
        }

        return word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;
    }

    private static string Verb(string word)
    {
        if (word.EndsWith("eed", StringComparison.Ordinal))
        {
            return word.Length > 4 ? word[..^1] : word;
        }

        if (word.EndsWith("ied", StringComparison.Ordinal))
        {
            return word.Length > 4 ? word[..^3] + "y" : word;
        }

        if (word.EndsWith("ed", StringComparison.Ordinal) && HasVowel(word.AsSpan(..^2)) && word.Length > 4)
        {
            return Undouble(word[..^2]);
        }

        return word.EndsWith("ing", StringComparison.Ordinal) && HasVowel(word.AsSpan(..^3)) && word.Length > 5 ? Undouble(word[..^3]) : word;
    }

    private static string Derived(string word)
    {
        foreach (var (suffix, replacement, least) in Suffixes)
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal))
            {
                return word.Length - suffix.Length >= least ? string.Concat(word.AsSpan(0, word.Length - suffix.Length), replacement) : word;
            }
        }

        return word;
    }

    private static readonly (string Suffix, string Replacement, int Least)[] Suffixes =
    [
        ("ization", "iz", 3), ("isation", "iz", 3), ("ational", "at", 3), ("fulness", "ful", 3), ("iveness", "iv", 3), ("ousness", "ous", 3),
        ("ation", "at", 3), ("ition", "it", 3), ("ction", "ct", 2), ("ption", "pt", 2), ("ably", "abl", 3), ("ibly", "ibl", 3), ("ically", "ic", 3), ("ical", "ic", 3),
        ("ise", "iz", 4), ("is", "is", 1), ("ally", "al", 3), ("ily", "i", 3), ("ly", "", 4), ("ness", "", 4), ("ment", "", 5), ("ful", "", 4),
    ];

    private static string Ending(string word)
    {
        if (word.Length > 3 && word[^1] == 'e')
        {
            return word[..^1];
        }

        return word.Length > 3 && word[^1] == 'y' && !IsVowel(word[^2]) ? word[..^1] + "i" : word;
    }

    private static string Undouble(string word) =>
        word.Length > 3 && word[^1] == word[^2] && word[^1] is not ('l' or 's' or 'z') && !IsVowel(word[^1]) ? word[..^1] : word;

    private static bool EndsWithAny(string word, params ReadOnlySpan<string> suffixes)
    {
        foreach (var suffix in suffixes)
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasVowel(ReadOnlySpan<char> word) => word.ContainsAny(Vowels);

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
