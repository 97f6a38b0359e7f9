using System.Text;
using RagLlama.Extraction.Formats;

namespace RagLlama.Extraction.Readers.Mail;

/// <summary>Header fields of a message or of one of its parts, unfolded (RFC 5322, 2.2).</summary>
internal sealed class MimeHeaders
{
    private readonly Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The field as it stands, still encoded; the first one of a name counts.</summary>
    public string? this[string name] => fields.GetValueOrDefault(name);

    /// <summary>The field as a person reads it.</summary>
    public string? Text(string name) => this[name] is { } raw ? EncodedWords.Decode(raw) : null;

    /// <summary>Reads up to the empty line and returns where the body starts.</summary>
    public static (MimeHeaders Headers, int BodyStart) Read(ReadOnlySpan<byte> bytes)
    {
        var headers = new MimeHeaders();
        var position = 0;
        string? name = null;
        var value = new StringBuilder();
        while (position < bytes.Length)
        {
            var line = MimeLines.Next(bytes, ref position);
            if (line.IsEmpty)
            {
                break;
            }

            // Undeclared eight-bit headers are common; the decoder guesses between UTF-8 and windows-1252.
            var text = TextDecoder.Decode(line);
            if (line[0] is (byte)' ' or (byte)'\t')
            {
                value.Append(' ').Append(text.Trim());
                continue;
            }

            headers.Keep(name, value);
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            name = colon > 0 ? text[..colon].Trim() : null;
            value.Append(colon > 0 ? text[(colon + 1)..].Trim() : "");
        }

        headers.Keep(name, value);
        return (headers, position);
    }

    private void Keep(string? name, StringBuilder value)
    {
        if (name is { Length: > 0 })
        {
            fields.TryAdd(name, value.ToString());
        }

        value.Clear();
    }
}
