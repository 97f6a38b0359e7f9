using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RagLlama.Prompting;

/// <summary>
/// Makes text that others wrote harmless inside a prompt: it can neither forge a turn of the conversation nor close its own fence,
/// nor carry instructions that a reader of the document would not see.
/// </summary>
public static partial class UntrustedText
{
    /// <summary>Breaks control tokens of Llama and of other chat formats by a space, and drops invisible characters.</summary>
    /// <param name="fence">Delimiter of the request, also broken; null when there is none.</param>
    public static string Neutralise(string text, string? fence = null)
    {
        var visible = WithoutInvisible(text);
        if (!string.IsNullOrEmpty(fence))
        {
            visible = visible.Replace(fence, fence[..(fence.Length / 2)] + " " + fence[(fence.Length / 2)..], StringComparison.OrdinalIgnoreCase);
        }

        return ControlToken().Replace(visible, match => match.Value.Insert(1, " "));
    }

    /// <summary>Control characters, overrides of the writing direction and Unicode tags; joiners stay, since Hindi needs them.</summary>
    private static string WithoutInvisible(string text)
    {
        if (!text.EnumerateRunes().Any(IsInvisible))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(r => !IsInvisible(r)))
        {
            kept.Append(rune);
        }

        return kept.ToString();
    }

    private static bool IsInvisible(Rune rune) =>
        rune.Value is not ('\n' or '\t' or 0x200C or 0x200D)
        && (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF));

    // <|…|> of Llama 3 and ChatML, [INST] and <<SYS>> of Llama 2, <s> of both, turns of Gemma, message elements of the template itself.
    [GeneratedRegex(@"<\||\|>|\[/?INST\]|<</?SYS>>|</?s>|<(?:start|end)_of_turn>|</?message\b", RegexOptions.IgnoreCase)]
    private static partial Regex ControlToken();
}
