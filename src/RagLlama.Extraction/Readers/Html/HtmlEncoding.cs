using System.Text;
using System.Text.RegularExpressions;
using RagLlama.Extraction.Formats;

namespace RagLlama.Extraction.Readers.Html;

/// <summary>Encoding of a page: byte order mark, then what came with it, then valid UTF-8, then what the page says, then windows-1252.</summary>
internal static partial class HtmlEncoding
{
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return TextDecoder.Decode(bytes);
        }

        var declared = charset ?? Declared(bytes);
        if (charset is null && System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        return Charsets.Find(declared) is { } encoding ? encoding.GetString(bytes) : TextDecoder.Decode(bytes);
    }

    private static string? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 4096)]);
        var match = Charset().Match(head);
        return match.Success ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"charset\s*=\s*[""']?\s*([A-Za-z0-9_:.-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
