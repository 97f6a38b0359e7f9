using System.Text;

namespace RagLlama.Extraction.Readers.Mail;

/// <summary>Decodes bodies (RFC 2045, 6.7 and 6.8), forgiving what broken senders write.</summary>
internal static class TransferEncoding
{
    public static byte[] Decode(ReadOnlySpan<byte> body, string? encoding) => (encoding ?? "").Trim().Trim('"').ToUpperInvariant() switch
    {
        "BASE64" => Base64(Encoding.Latin1.GetString(body)),
        "QUOTED-PRINTABLE" => QuotedPrintable(Encoding.Latin1.GetString(body)),
        _ => body.ToArray(),
    };

    public static byte[] Base64(string text)
    {
        var bytes = new List<byte>(text.Length * 3 / 4);
        int buffer = 0, bits = 0;
        foreach (var c in text)
        {
            var value = c switch
            {
                >= 'A' and <= 'Z' => c - 'A',
                >= 'a' and <= 'z' => c - 'a' + 26,
                >= '0' and <= '9' => c - '0' + 52,
                '+' or '-' => 62,
                '/' or '_' => 63,
                _ => -1,
            };
            if (c == '=')
            {
                bits = 0;
                continue;
            }

            if (value < 0)
            {
                continue;
            }

            buffer = ((buffer << 6) | value) & 0xFFFFFF;
            bits += 6;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
            }
        }

        return [.. bytes];
    }

    public static byte[] QuotedPrintable(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=')
            {
                bytes.Add((byte)text[i]);
                continue;
            }

            if (i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
                continue;
            }

            // A hyphen-like "=" at the end of a line only breaks the line, possibly with spaces a relay added.
            var next = i + 1;
            while (next < text.Length && text[next] is ' ' or '\t' or '\r')
            {
                next++;
            }

            if (next >= text.Length || text[next] == '\n')
            {
                i = next;
            }
            else
            {
                bytes.Add((byte)'=');
            }
        }

        return [.. bytes];
    }
}
