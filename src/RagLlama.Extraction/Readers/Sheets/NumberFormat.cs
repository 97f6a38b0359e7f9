using System.Globalization;

namespace RagLlama.Extraction.Readers.Sheets;

/// <summary>A number format code such as <c>#,##0.00 "kg";[Red]-0</c> (ECMA-376 part 1, 18.8.31).</summary>
internal sealed class NumberFormat
{
    private readonly List<NumberSection> sections;

    private NumberFormat(List<NumberSection> sections) => this.sections = sections;

    public static NumberFormat Parse(string code)
    {
        if (code.Length == 0 || code.Equals("General", StringComparison.OrdinalIgnoreCase) || code == "@" || code.Length > 500)
        {
            return new NumberFormat([]);
        }

        return new NumberFormat([.. FormatToken.Split(code).Select(tokens => new NumberSection(tokens))]);
    }

    public string Show(double number, bool from1904)
    {
        if (sections.Count == 0 || !double.IsFinite(number))
        {
            return General(number);
        }

        var section = number < 0 && sections.Count > 1 ? sections[1] : number == 0 && sections.Count > 2 ? sections[2] : sections[0];
        if (section.IsDate)
        {
            return DateSection.Show(section.Tokens, number, from1904) ?? General(number);
        }

        var shown = section.Show(section == sections[0] ? number : Math.Abs(number));
        return string.IsNullOrWhiteSpace(shown) && number != 0 ? General(number) : shown;
    }

    /// <summary>At most 15 significant digits: the precision a spreadsheet shows.</summary>
    public static string General(double number)
    {
        var shown = number.ToString("G15", CultureInfo.InvariantCulture);
        return shown.Contains('E', StringComparison.Ordinal) && Math.Abs(number) is > 1e-10 and < 1e21
            ? ((decimal)number).ToString("0.####################", CultureInfo.InvariantCulture)
            : shown;
    }
}
