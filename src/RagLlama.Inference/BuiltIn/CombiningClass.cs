using System.Text;

namespace RagLlama.Inference.BuiltIn;

/// <summary>Canonical combining classes (Unicode Standard, §4.3) of the signs that stay in folded text: normalised text has them in ascending order.</summary>
internal static class CombiningClass
{
    /// <summary>0 for what does not combine, and for what <see cref="IsUnknown"/> names.</summary>
    public static int Of(char c) => c switch
    {
        '\u093c' => 7,
        '\u094d' or '\u0e3a' => 9,
        '\u0e38' or '\u0e39' => 103,
        >= '\u0e48' and <= '\u0e4b' => 107,
        _ => 0,
    };

    /// <summary>Whether the order of this character among marks can only be told by normalising its whole surroundings.</summary>
    /// <param name="dropped">Whether it does not stay: then it must not separate the marks around it.</param>
    public static bool IsUnknown(char c, bool dropped) => dropped ? !Combines(c) : Of(c) == 0 && Combines(c);

    // U+0345 has the highest class (240): whatever combines, but itself, is put in front of it.
    internal static bool Combines(char c) =>
        c == '\u0345' || (c >= '\u0300' && !char.IsSurrogate(c) && new string(['a', '\u0345', c]).Normalize(NormalizationForm.FormD) is [_, not '\u0345', ..]);
}
