namespace RagLlama.Text;

internal static class GermanStemmer
{
    public static string Stem(string word) => Second(First(word));

    private static string First(string word)
    {
        if (word.Length > 5 && word.EndsWith("ern", StringComparison.Ordinal))
        {
            return word[..^3];
        }

        if (word.Length > 4 && word[^2] == 'e' && word[^1] is 'm' or 'n' or 'r' or 's')
        {
            return word[..^2];
        }

        if (word[^1] == 'e')
        {
            return word[..^1];
        }

        return word[^1] == 's' && "bdfghklmnt".Contains(word[^2], StringComparison.Ordinal) ? word[..^1] : word;
    }

    private static string Second(string word)
    {
        if (word.Length > 5 && word.EndsWith("est", StringComparison.Ordinal))
        {
            return word[..^3];
        }

        if (word.Length > 5 && word[^2] == 'e' && word[^1] is 'r' or 'n')
        {
            return word[..^2];
        }

        return word.Length > 5 && word.EndsWith("st", StringComparison.Ordinal) && "bdfghklmnt".Contains(word[^3], StringComparison.Ordinal) ? word[..^2] : word;
    }
}
