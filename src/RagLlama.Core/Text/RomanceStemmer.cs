namespace RagLlama.Text;

internal static class RomanceStemmer
{
    public static string French(string word)
    {
        if (word.EndsWith("eaux", StringComparison.Ordinal))
        {
            return word[..^1];
        }

        if (word.Length > 4 && word.EndsWith("aux", StringComparison.Ordinal))
        {
            return word[..^3] + "al";
        }

        var stem = word[^1] is 's' or 'x' ? word[..^1] : word;
        stem = Cut(stem, 4, "issement", "ement", "ation", "ition", "euse", "ateur", "atrice", "trice", "ivement", "iqu", "ique", "ment", "ance", "ence");
        stem = Cut(stem, 4, "issant", "issent", "issait", "aient", "erait", "eront", "erent", "ait", "ant", "ent", "ir", "er", "ee", "ez", "ie");
        stem = Cut(stem, 3, "e", "i");
        return Undouble(stem);
    }

    public static string Italian(string word)
    {
        var stem = Cut(word, 4, "amento", "imento", "amenti", "imenti", "azione", "azioni", "izione", "izioni", "mente", "atore", "atori", "atrice", "abile", "abili", "ivo", "iva", "ivi", "ive");
        stem = Cut(stem, 4, "arono", "irono", "erono", "avano", "evano", "ivano", "ando", "endo", "ato", "ata", "ati", "ate", "ito", "ita", "iti", "ite", "uto", "uta", "uti", "ute", "are", "ere", "ire", "ava", "eva", "iva");
        return Vowels(stem);
    }

    public static string Spanish(string word)
    {
        var stem = word.Length > 5 && word.EndsWith("ces", StringComparison.Ordinal) ? word[..^3] + "z"
            : word.Length > 5 && word.EndsWith("es", StringComparison.Ordinal) ? word[..^2]
            : word[^1] == 's' ? word[..^1] : word;
        stem = Cut(stem, 4, "amiento", "imiento", "acion", "icion", "mente", "ador", "adora", "able", "ible", "ivo", "iva");
        stem = Cut(stem, 4, "aron", "ieron", "aban", "iendo", "ando", "ado", "ada", "ido", "ida", "ar", "er", "ir", "aba", "ia");
        return Cut(stem, 3, "a", "o", "e");
    }

    public static string Portuguese(string word)
    {
        var stem = Cut(word, 2, "oes", "aes", "aos") is { } cut && cut.Length < word.Length ? cut + "ao"
            : word.Length > 4 && word.EndsWith("ais", StringComparison.Ordinal) ? word[..^2] + "l"
            : word.Length > 4 && word.EndsWith("eis", StringComparison.Ordinal) ? word[..^2] + "l"
            : word.Length > 4 && word.EndsWith("ns", StringComparison.Ordinal) ? word[..^2] + "m"
            : word.Length > 5 && word.EndsWith("res", StringComparison.Ordinal) ? word[..^2]
            : word[^1] == 's' ? word[..^1] : word;
        stem = Cut(stem, 4, "amento", "imento", "acao", "icao", "mente", "ador", "adora", "avel", "ivel", "ivo", "iva");
        stem = Cut(stem, 4, "aram", "eram", "iram", "avam", "ando", "endo", "indo", "ado", "ada", "ido", "ida", "ar", "er", "ir", "ava", "ia");
        return Cut(stem, 3, "a", "o", "e");
    }

    private static string Vowels(string word)
    {
        var stem = Cut(word, 3, "a", "e", "i", "o");
        return Cut(stem, 3, "i", "h");
    }

    /// <summary>The word without the first of the suffixes it ends in, if at least <paramref name="least"/> letters stay.</summary>
    private static string Cut(string word, int least, params ReadOnlySpan<string> suffixes)
    {
        foreach (var suffix in suffixes)
        {
            if (word.Length - suffix.Length >= least && word.EndsWith(suffix, StringComparison.Ordinal))
            {
                return word[..^suffix.Length];
            }
        }

        return word;
    }

    private static string Undouble(string word) => word.Length > 3 && word[^1] == word[^2] ? word[..^1] : word;
}
