using System.Text;
using System.Text.RegularExpressions;
using RagLlama.Extraction.Formats;

namespace RagLlama.Extraction.Readers.Mail;

/// <summary>Value and parameters of a structured field such as Content-Type (RFC 2045, 5.1; RFC 2231 for continued and encoded ones).</summary>
internal sealed partial class MimeParameters
{
    private readonly Dictionary<string, string> parameters = new(StringComparer.OrdinalIgnoreCase);

    public MimeParameters(string? field)
    {
        field ??= "";
        var semicolon = field.IndexOf(';', StringComparison.Ordinal);
        Value = (semicolon < 0 ? field : field[..semicolon]).Trim().ToLowerInvariant();
        if (semicolon < 0)
        {
            return;
        }

        foreach (Match match in Parameter().Matches(field[semicolon..]))
        {
            parameters.TryAdd(match.Groups[1].Value, match.Groups[2].Success ? match.Groups[2].Value.Replace("\\", "", StringComparison.Ordinal) : match.Groups[3].Value);
        }
    }

    public string Value { get; }

    public string? this[string name]
    {
        get
        {
            if (parameters.TryGetValue(name, out var plain))
            {
                return EncodedWords.Decode(plain);
            }

            var joined = new StringBuilder(parameters.GetValueOrDefault(name + "*") ?? "");
            for (var i = 0; i < 100 && (parameters.GetValueOrDefault($"{name}*{i}*") ?? parameters.GetValueOrDefault($"{name}*{i}")) is { } piece; i++)
            {
                joined.Append(piece);
            }

            return joined.Length == 0 ? null : Unescape(joined.ToString());
        }
    }

    /// <summary><c>charset'language'percent-encoded</c>.</summary>
    private static string Unescape(string value)
    {
        var quotes = value.Split('\'', 3);
        if (quotes.Length < 3)
        {
            return value;
        }

        var bytes = TransferEncoding.QuotedPrintable(quotes[2].Replace('%', '='));
        return (Charsets.Find(quotes[0]) ?? Encoding.UTF8).GetString(bytes);
    }

    [GeneratedRegex(@";\s*([^\s=;""]+)\s*=\s*(?:""((?:[^""\\]|\\.)*)""?|([^;\s]*))")]
    private static partial Regex Parameter();
}
