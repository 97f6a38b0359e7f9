using System.Globalization;
using System.Text;

namespace RagLlama.Extraction.Readers.Sheets;

/// <summary>One section of a number format, for numbers.</summary>
internal sealed class NumberSection
{
    private readonly int decimals;
    private readonly int optionalDecimals;
    private readonly int minimumDigits;
    private readonly bool grouped;
    private readonly int thousandsScale;
    private readonly bool percent;
    private readonly bool scientific;
    private readonly bool fraction;

    public NumberSection(List<FormatToken> tokens)
    {
        Tokens = tokens;
        var placeholders = string.Concat(tokens.Where(token => !token.IsLiteral && "0#?.,E/%".Contains(token.Text, StringComparison.Ordinal)).Select(token => token.Text));
        percent = placeholders.Contains('%', StringComparison.Ordinal);
        scientific = placeholders.Contains('E', StringComparison.Ordinal);
        fraction = placeholders.Contains('/', StringComparison.Ordinal);
        var mantissa = placeholders.Split('E')[0].Replace("%", "", StringComparison.Ordinal);
        var parts = mantissa.Split('.', 2);
        var whole = parts[0].TrimEnd(',');
        thousandsScale = parts.Length == 1 ? parts[0].Length - whole.Length : parts[1].Length - parts[1].TrimEnd(',').Length;
        grouped = whole.Contains(',', StringComparison.Ordinal);
        minimumDigits = whole.Count(c => c == '0');
        decimals = parts.Length > 1 ? parts[1].Count(c => c is '0') : 0;
        optionalDecimals = parts.Length > 1 ? parts[1].Count(c => c is '#' or '?') : 0;
        IsDate = tokens.Any(token => !token.IsLiteral && (token.Text[0] is 'y' or 'm' or 'd' or 'h' or 's' || token.Text is "[h]" or "[m]" or "[s]"));
    }

    public List<FormatToken> Tokens { get; }

    public bool IsDate { get; }

    public string Show(double number)
    {
        var text = new StringBuilder();
        var written = false;
        foreach (var token in Tokens)
        {
            if (token.IsLiteral)
            {
                text.Append(token.Text);
            }
            else if (token.Text == "%")
            {
                text.Append('%');
            }
            else if (!written)
            {
                text.Append(token.Text == "@" ? NumberFormat.General(number) : Digits(number));
                written = true;
            }
        }

        return text.ToString().Trim();
    }

    private string Digits(double number)
    {
        if (fraction)
        {
            return NumberFormat.General(number);
        }

        var scaled = number * (percent ? 100 : 1) / Math.Pow(1000, Math.Min(thousandsScale, 5));
        var pattern = (grouped ? "#," : "") + new string('0', Math.Max(minimumDigits, 1));
        if (decimals + optionalDecimals > 0)
        {
            pattern += "." + new string('0', Math.Min(decimals, 30)) + new string('#', Math.Min(optionalDecimals, 30));
        }

        return scaled.ToString(scientific ? pattern + "E+00" : pattern, CultureInfo.InvariantCulture);
    }
}
