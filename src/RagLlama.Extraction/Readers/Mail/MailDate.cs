using System.Globalization;
using System.Text.RegularExpressions;

namespace RagLlama.Extraction.Readers.Mail;

/// <summary>Dates such as <c>Tue, 3 Mar 2026 09:12:00 +0100 (CET)</c> (RFC 5322, 3.3).</summary>
internal static partial class MailDate
{
    public static DateTimeOffset? Parse(string? field)
    {
        var text = Comment().Replace(field ?? "", "").Trim();
        text = DayName().Replace(text, "");
        text = Zone().Replace(text, "$1:$2");
        text = text.Replace("GMT", "+00:00", StringComparison.Ordinal).Replace("UTC", "+00:00", StringComparison.Ordinal);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var date) ? date : null;
    }

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\w{3,9},?\s+(?=\d)")]
    private static partial Regex DayName();

    [GeneratedRegex(@"([+-]\d{2})(\d{2})$")]
    private static partial Regex Zone();
}
