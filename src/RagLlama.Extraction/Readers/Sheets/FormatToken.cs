using System.Text;

namespace RagLlama.Extraction.Readers.Sheets;

/// <param name="IsLiteral">Shown as it is; otherwise a placeholder such as <c>0</c>, <c>yyyy</c> or <c>[h]</c>.</param>
internal readonly record struct FormatToken(string Text, bool IsLiteral)
{
    private const string Letters = "ymdhsYMDHS";

    /// <summary>Tokens of each section of a format code.</summary>
    public static List<List<FormatToken>> Split(string code)
    {
        var sections = new List<List<FormatToken>> { new() };
        for (var i = 0; i < code.Length; i++)
        {
            var tokens = sections[^1];
            var c = code[i];
            switch (c)
            {
                case ';':
                    sections.Add([]);
                    break;
                case '"':
                    var end = code.IndexOf('"', i + 1);
                    end = end < 0 ? code.Length : end;
                    tokens.Add(new(code[(i + 1)..end], true));
                    i = end;
                    break;
                case '\\' when i + 1 < code.Length:
                    tokens.Add(new(code[++i].ToString(), true));
                    break;
                case '_' or '*':
                    // A space as wide as the next character, or that character repeated to fill the cell.
                    i++;
                    break;
                case '[':
                    var close = code.IndexOf(']', i);
                    close = close < 0 ? code.Length - 1 : close;
                    AddBracket(tokens, code[(i + 1)..close]);
                    i = close;
                    break;
                case 'A' or 'a' when code.AsSpan(i).StartsWith("AM/PM", StringComparison.OrdinalIgnoreCase):
                    tokens.Add(new("AM/PM", false));
                    i += 4;
                    break;
                case 'E' or 'e' when i + 1 < code.Length && code[i + 1] is '+' or '-':
                    tokens.Add(new("E", false));
                    i++;
                    break;
                case var letter when Letters.Contains(letter, StringComparison.Ordinal):
                    var run = i;
                    while (run < code.Length && char.ToLowerInvariant(code[run]) == char.ToLowerInvariant(letter))
                    {
                        run++;
                    }

                    tokens.Add(new(code[i..run].ToLowerInvariant(), false));
                    i = run - 1;
                    break;
                case '0' or '#' or '?' or '.' or ',' or '%' or '/' or '@':
                    tokens.Add(new(c.ToString(), false));
                    break;
                default:
                    tokens.Add(new(c.ToString(), true));
                    break;
            }
        }

        return sections;
    }

    /// <summary>Elapsed time and currency signs matter; colours, conditions and locales do not.</summary>
    private static void AddBracket(List<FormatToken> tokens, string content)
    {
        if (content.Length > 0 && content.Trim('h', 'H').Length * content.Trim('m', 'M').Length * content.Trim('s', 'S').Length == 0)
        {
            tokens.Add(new($"[{char.ToLowerInvariant(content[0])}]", false));
        }
        else if (content.StartsWith('$'))
        {
            tokens.Add(new(new StringBuilder(content.Split('-')[0]).Remove(0, 1).ToString(), true));
        }
    }
}
