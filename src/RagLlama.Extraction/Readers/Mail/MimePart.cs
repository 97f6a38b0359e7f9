using System.Text;
using RagLlama.Extraction.Formats;

namespace RagLlama.Extraction.Readers.Mail;

/// <summary>A message or one of its parts.</summary>
internal sealed class MimePart
{
    private const int MaxDepth = 20;
    private const int MaxParts = 2000;
    private readonly ReadOnlyMemory<byte> body;

    private MimePart(MimeHeaders headers, ReadOnlyMemory<byte> body, int depth, Counter counter, string defaultType)
    {
        Headers = headers;
        this.body = body;
        Type = new MimeParameters(string.IsNullOrWhiteSpace(headers["Content-Type"]) ? defaultType : headers["Content-Type"]);
        Disposition = new MimeParameters(headers["Content-Disposition"]);
        if (depth >= MaxDepth)
        {
            return;
        }

        if (Type.Value.StartsWith("multipart/", StringComparison.Ordinal) && Type["boundary"] is { Length: > 0 } boundary)
        {
            var childType = Type.Value == "multipart/digest" ? "message/rfc822" : "text/plain";
            foreach (var piece in Split(body, boundary))
            {
                if (++counter.Parts > MaxParts)
                {
                    break;
                }

                Parts.Add(Parse(piece, depth + 1, counter, childType));
            }
        }
        else if (Type.Value is "message/rfc822" or "message/global")
        {
            Parts.Add(Parse(Content(), depth + 1, counter, "text/plain"));
        }
    }

    public MimeHeaders Headers { get; }

    public MimeParameters Type { get; }

    public MimeParameters Disposition { get; }

    public List<MimePart> Parts { get; } = [];

    /// <summary>Decoded name of an attached file; null when it has none.</summary>
    public string? FileName => Disposition["filename"] ?? Type["name"];

    public bool IsAttachment => Disposition.Value == "attachment" || (FileName is not null && !Type.Value.StartsWith("text/", StringComparison.Ordinal));

    public static MimePart Parse(ReadOnlyMemory<byte> bytes) => Parse(bytes, 0, new Counter(), "text/plain");

    public byte[] Content() => TransferEncoding.Decode(body.Span, Headers["Content-Transfer-Encoding"]);

    public string Text()
    {
        var content = Content();
        return Charsets.Find(Type["charset"]) is { } encoding && !(encoding.CodePage == Encoding.UTF8.CodePage && !System.Text.Unicode.Utf8.IsValid(content))
            && !(encoding.CodePage == 1252 && System.Text.Unicode.Utf8.IsValid(content))
            ? encoding.GetString(content)
            : TextDecoder.Decode(content);
    }

    private static MimePart Parse(ReadOnlyMemory<byte> bytes, int depth, Counter counter, string defaultType)
    {
        var (headers, start) = MimeHeaders.Read(bytes.Span);
        return new MimePart(headers, bytes[start..], depth, counter, defaultType);
    }

    /// <summary>Pieces between boundary lines; a missing last boundary ends with the body (RFC 2046, 5.1.1).</summary>
    private static List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> body, string boundary)
    {
        var mark = Encoding.Latin1.GetBytes("--" + boundary);
        var bytes = body.Span;
        var pieces = new List<ReadOnlyMemory<byte>>();
        int position = 0, start = -1;
        while (position < bytes.Length)
        {
            var lineStart = position;
            var line = MimeLines.Next(bytes, ref position);
            if (!line.StartsWith(mark))
            {
                continue;
            }

            var tail = line[mark.Length..].TrimEnd(" \t"u8);
            if (!tail.IsEmpty && !tail.SequenceEqual("--"u8))
            {
                continue;
            }

            if (start >= 0)
            {
                pieces.Add(body[start..lineStart]);
            }

            start = position;
            if (!tail.IsEmpty)
            {
                return pieces;
            }
        }

        if (start >= 0 && start < bytes.Length)
        {
            pieces.Add(body[start..]);
        }

        return pieces;
    }

    private sealed class Counter
    {
        public int Parts { get; set; }
    }
}
