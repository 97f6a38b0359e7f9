using System.Text;

namespace RagLlama.Inference.OnnxGenAI.Prompts;

/// <summary>
/// Makes text plain for a tokenizer that would take control tokens out of it: every control token's spelling is broken by a space, and characters that
/// cut a text short (NUL) or carry nothing are dropped. Applied to every message, whoever wrote it; the template puts the real control tokens in.
/// </summary>
internal sealed class PlainText(IEnumerable<string> controlTokens)
{
    /// <summary>Longer spellings first, so that none is left over inside a longer one.</summary>
    private readonly string[] tokens = [.. controlTokens.Where(t => t.Length > 1).Distinct().OrderByDescending(t => t.Length)];

    public string Of(string text)
    {
        var plain = WithoutControls(text);

        // A space may complete the spelling of another token, hence the repetition; each round leaves less to break.
        for (var round = 0; round < tokens.Length + 1 && tokens.Any(t => plain.Contains(t, StringComparison.Ordinal)); round++)
        {
            plain = tokens.Aggregate(plain, (current, token) => current.Replace(token, token.Insert(1, " "), StringComparison.Ordinal));
        }

        return plain;
    }

    /// <summary>Half of a surrogate pair becomes the replacement character, as every other reader of the text would make it.</summary>
    private static string WithoutControls(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\r' or '\t')
            {
                kept.Append(rune);
            }
        }

        return kept.ToString();
    }
}
