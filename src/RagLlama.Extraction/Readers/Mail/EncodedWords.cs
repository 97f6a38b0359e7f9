using System.Text;
using System.Text.RegularExpressions;
using RagLlama.Extraction.Formats;

namespace RagLlama.Extraction.Readers.Mail;

/// <summary>Words such as <c>=?utf-8?q?caf=C3=A9?=</c> in header fields (RFC 2047).</summary>
internal static partial class EncodedWords
{
    public static string Decode(string field)
    {
        if (!field.Contains("=?", StringComparison.Ordinal))
        {
            return field;
        }

        // White space between two encoded words is not part of the text; words of one charset may split a letter between them.
        var result = new StringBuilder();
        var pending = new List<byte>();
        string? charset = null;
        var position = 0;
        foreach (Match word in Word().Matches(field))
        {
            var between = field[position..word.Index];
            if (!string.IsNullOrWhiteSpace(between) || charset is null || !charset.Equals(word.Groups[1].Value, StringComparison.OrdinalIgnoreCase))
            {
                Flush(result, pending, charset);
                result.Append(charset is not null && string.IsNullOrWhiteSpace(between) ? "" : between);
            }

            charset = word.Groups[1].Value;
            pending.AddRange(word.Groups[2].Value is "q" or "Q" ? TransferEncoding.QuotedPrintable(word.Groups[3].Value.Replace('_', ' ')) : TransferEncoding.Base64(word.Groups[3].Value));
            position = word.Index + word.Length;
        }

        Flush(result, pending, charset);
        return result.Append(field.AsSpan(position)).ToString();
    }

    private static void Flush(StringBuilder result, List<byte> pending, string? charset)
    {
        var bytes = pending.ToArray();
        pending.Clear();
        result.Append(Charsets.Find(charset) is { } encoding ? encoding.GetString(bytes) : TextDecoder.Decode(bytes));
    }

    [GeneratedRegex(@"=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bBqQ])\?([^?\r\n]*)\?=")]
    private static partial Regex Word();
}
