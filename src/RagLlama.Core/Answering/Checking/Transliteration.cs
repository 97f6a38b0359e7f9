using System.Text;

namespace RagLlama.Answering.Checking;

/// <summary>
/// Meets names across scripts by their consonants: मुंबई and Mumbai are both m-m-b. Coarse on purpose: it decides only whether a name is known,
/// and only where claim and source are in different scripts.
/// </summary>
internal static class Transliteration
{
    private const string Devanagari = "कखगघचछजझटठडढणतथदधनपफबभमरलवशषसङञंज़";
    private const string DevanagariLatin = "kkggccjjttddnttddnppbbnrlvsssnnnj";
    private const string Thai = "กขคฆงจฉชซศษสดฎตฏถทธฐนณบปพผภฟฝมรลฬวญ";
    private const string ThaiLatin = "kkkkncccssssddttttttnnbpppppp" + "nrllvn";

    private const int Shortest = 2;

    /// <param name="skeleton">Of the text that may have the name: see <see cref="OfOther"/>.</param>
    /// <param name="name">Folded, in Latin letters.</param>
    public static bool Has(string skeleton, string name)
    {
        if (name.Length < 3 || name[0] > '\u024f' || skeleton.Length == 0)
        {
            return false;
        }

        var mine = OfLatin(name);
        return mine.Length >= Shortest && skeleton.Contains(mine, StringComparison.Ordinal);
    }

    private static string OfLatin(string name)
    {
        var bones = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var bone = name[i] switch
            {
                'c' when i + 1 < name.Length && name[i + 1] == 'h' => 'c',
                'c' or 'k' or 'q' => 'k',
                's' or 'x' => 's',
                'z' or 'j' => 'j',
                'f' or 'p' => 'p',
                'w' or 'v' => 'v',
                'm' or 'n' => 'n',
                'g' when i > 0 && name[i - 1] == 'n' => '\0',
                'b' or 'd' or 'g' or 'l' or 'r' or 't' => name[i],
                _ => '\0',
            };
            Append(bones, bone);
        }

        return bones.ToString();
    }

    /// <summary>The consonants of a text in Devanagari or Thai; empty for any other.</summary>
    public static string OfOther(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0900', '\u0e7f'))
        {
            return "";
        }

        var bones = new StringBuilder();
        foreach (var c in text)
        {
            var at = Devanagari.IndexOf(c, StringComparison.Ordinal);
            var thai = Thai.IndexOf(c, StringComparison.Ordinal);
            Append(bones, at >= 0 && at < DevanagariLatin.Length ? DevanagariLatin[at] : thai >= 0 && thai < ThaiLatin.Length ? ThaiLatin[thai] : '\0');
        }

        return bones.ToString();
    }

    private static void Append(StringBuilder bones, char bone)
    {
        if (bone != '\0' && (bones.Length == 0 || bones[^1] != bone))
        {
            bones.Append(bone);
        }
    }
}
