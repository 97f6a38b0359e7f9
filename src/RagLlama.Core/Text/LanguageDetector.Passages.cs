namespace RagLlama.Text;

/// <summary>Passages of documents, which may be in any language, unlike questions.</summary>
public static partial class LanguageDetector
{
    /// <summary>Clearly a language that is not one of the eight.</summary>
    public const string Other = "other";

    /// <summary>A number, a name or a product code is of no language.</summary>
    private const int LeastLetters = 12;

    /// <returns>One of the eight codes, <see cref="Other"/>, or <see cref="Undetermined"/> for a text that is too short to tell.</returns>
    public static string DetectPassage(string text)
    {
        var sample = SampleOf(text);
        var count = ScriptCount.Of(sample);

        // A character of Chinese or Japanese stands for as much as a word of letters.
        if (count.Foreign > count.Known / 2)
        {
            return count.Foreign >= LeastLetters / 3 ? Other : Undetermined;
        }

        if (count.Known < LeastLetters)
        {
            return Undetermined;
        }

        var language = Detect(sample, count, out var isForeign);
        return isForeign ? Other : language;
    }
}
