using System.Text;

namespace RagLlama.Extraction.Building;

/// <summary>Raised numbers: without a sign in between, 10 to the power of 6 would read as one hundred and six.</summary>
internal static class Superscript
{
    /// <summary>Puts the sign behind <paramref name="text"/> when a raised number follows a letter, a number or a bracket.</summary>
    public static void Mark(StringBuilder text, string raised)
    {
        if (text.Length > 0 && (char.IsLetterOrDigit(text[^1]) || text[^1] == ')') && raised.Length is > 0 and < 5 && raised.TrimStart('-', '+', '\u2212').All(char.IsAsciiDigit) && raised.Any(char.IsAsciiDigit))
        {
            text.Append('^');
        }
    }
}
