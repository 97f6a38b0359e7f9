using System.Text;

namespace RagLlama.Extraction.Formats;

/// <summary>Bytes to text: the byte order mark decides, else strict UTF-8, else what the letters speak for (<see cref="EncodingGuess"/>), else windows-1252.</summary>
internal static class TextDecoder
{
    private const string Binary = "The content is binary, not text, whatever its name says.";
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (FromMark(bytes) is { } marked)
        {
            return marked.Encoding.GetString(bytes[marked.MarkLength..]);
        }

        if (bytes.Contains((byte)0) && EncodingGuess.Find(bytes) is { } wide)
        {
            return wide.GetString(bytes);
        }

        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return (EncodingGuess.Find(bytes) ?? Western).GetString(bytes);
        }
    }

    /// <summary>Decodes the first part of a file after checking that it is text at all.</summary>
    /// <exception cref="UnsupportedFileException">Binary, or text in an encoding that cannot be told.</exception>
    public static string DecodeHead(ReadOnlySpan<byte> head, bool isWhole)
    {
        if (FromMark(head) is { } marked)
        {
            return marked.Encoding.GetString(head[marked.MarkLength..]);
        }

        var guess = EncodingGuess.Find(head);
        if (guess is not null && head.Contains((byte)0))
        {
            return guess.GetString(head);
        }

        if (head.Contains((byte)0) || Share(head, static b => b is < 9 or (> 13 and < 27) or (> 27 and < 32) or 127) > 0.02)
        {
            throw new UnsupportedFileException("application/octet-stream", Binary);
        }

        var invalid = InvalidUtf8(head, isWhole);
        if (invalid > 0.3 * head.Length && guess is null)
        {
            throw new UnsupportedFileException("application/octet-stream", "The content is binary, or text in an unknown encoding. If it is text, save it as UTF-8.");
        }

        return invalid == 0 ? Encoding.UTF8.GetString(head) : (guess ?? Western).GetString(head);
    }

    public static Encoding Western => Encoding.GetEncoding(1252);

    private static (Encoding Encoding, int MarkLength)? FromMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    private static double Share(ReadOnlySpan<byte> bytes, Func<byte, bool> matches)
    {
        var count = 0;
        foreach (var b in bytes)
        {
            count += matches(b) ? 1 : 0;
        }

        return (double)count / Math.Max(1, bytes.Length);
    }

    /// <summary>Bytes that belong to no UTF-8 sequence; a sequence cut off by the end of the head is not counted.</summary>
    private static int InvalidUtf8(ReadOnlySpan<byte> bytes, bool isWhole)
    {
        var invalid = 0;
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out _, out var consumed);
            if (status != System.Buffers.OperationStatus.Done && (isWhole || status == System.Buffers.OperationStatus.InvalidData))
            {
                invalid += consumed;
            }

            bytes = bytes[Math.Max(1, consumed)..];
        }

        return invalid;
    }
}
