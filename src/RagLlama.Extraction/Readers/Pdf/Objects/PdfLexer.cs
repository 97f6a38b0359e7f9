using System.Buffers.Text;
using System.Text;

namespace RagLlama.Extraction.Readers.Pdf.Objects;

/// <summary>Reads the objects of PDF syntax (ISO 32000-1, 7.2 and 7.3) from bytes; damaged ones are read as far as they go.</summary>
internal sealed class PdfLexer(byte[] data, int position)
{
    private const int Deepest = 60;
    private static readonly PdfKeyword End = new("");
    private static readonly PdfKeyword EndOfArray = new("]");
    private static readonly PdfKeyword EndOfDictionary = new(">>");

    public int Position { get; set; } = position;

    /// <exception cref="InvalidDataException">Objects are nested deeper than any program writes them.</exception>
    public object? Read() => Read(0);

    /// <summary>The next object, where "12 0 R" is one.</summary>
    private object? Read(int depth)
    {
        if (depth > Deepest)
        {
            throw new InvalidDataException("nested too deeply");
        }

        SkipSpace();
        if (Position >= data.Length)
        {
            return End;
        }

        var c = data[Position];
        switch (c)
        {
            case (byte)'/':
                Position++;
                return new PdfName(Name());
            case (byte)'(':
                return Literal();
            case (byte)'[':
                Position++;
                return Array(depth);
            case (byte)']':
                Position++;
                return EndOfArray;
            case (byte)'<' when Next() == '<':
                Position += 2;
                return Dictionary(depth);
            case (byte)'<':
                return Hexadecimal();
            case (byte)'>' when Next() == '>':
                Position += 2;
                return EndOfDictionary;
            case >= (byte)'0' and <= (byte)'9' or (byte)'-' or (byte)'+' or (byte)'.':
                return NumberOrReference();
            default:
                return Keyword();
        }
    }

    public void SkipSpace()
    {
        while (Position < data.Length)
        {
            var c = data[Position];
            if (c == '%')
            {
                while (Position < data.Length && data[Position] is not ((byte)'\n' or (byte)'\r'))
                {
                    Position++;
                }
            }
            else if (!IsSpace(c))
            {
                return;
            }
            else
            {
                Position++;
            }
        }
    }

    public static bool IsSpace(byte c) => c is 0 or 9 or 10 or 12 or 13 or 32;

    public static bool IsRegular(byte c) => !IsSpace(c) && c is not ((byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%');

    private int Next() => Position + 1 < data.Length ? data[Position + 1] : -1;

    private ReadOnlySpan<byte> Word()
    {
        var start = Position;
        while (Position < data.Length && IsRegular(data[Position]))
        {
            Position++;
        }

        return data.AsSpan(start, Position - start);
    }

    private string Name()
    {
        var word = Word();
        if (word.IndexOf((byte)'#') < 0)
        {
            return Encoding.Latin1.GetString(word);
        }

        var name = new StringBuilder();
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] == '#' && i + 2 < word.Length && Utf8Parser.TryParse(word.Slice(i + 1, 2), out byte code, out var used, 'x') && used == 2)
            {
                name.Append((char)code);
                i += 2;
            }
            else
            {
                name.Append((char)word[i]);
            }
        }

        return name.ToString();
    }

    private object? Keyword()
    {
        var word = Word();
        if (word.IsEmpty)
        {
            // A stray delimiter.
            Position++;
            return new PdfKeyword("?");
        }

        return word.SequenceEqual("true"u8) ? true : word.SequenceEqual("false"u8) ? false : word.SequenceEqual("null"u8) ? null : new PdfKeyword(Encoding.Latin1.GetString(word[..Math.Min(word.Length, 32)]));
    }

    private object NumberOrReference()
    {
        var word = Word();
        var number = Number(word);
        if (number is < 0 or > int.MaxValue || number != Math.Floor(number) || word.IndexOf((byte)'.') >= 0)
        {
            return number;
        }

        // "12 0 R" is a reference; anything else is read again.
        var back = Position;
        SkipSpace();
        if (Position < data.Length && data[Position] is >= (byte)'0' and <= (byte)'9' && Word().IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
        {
            SkipSpace();
            if (Position < data.Length && data[Position] == 'R' && (Position + 1 == data.Length || !IsRegular(data[Position + 1])))
            {
                Position++;
                return new PdfReference((int)number);
            }
        }

        Position = back;
        return number;
    }

    public static double Number(ReadOnlySpan<byte> word)
    {
        if (word.Length > 1 && word[0] == '+')
        {
            word = word[1..];
        }

        return Utf8Parser.TryParse(word, out double number, out _) && double.IsFinite(number) ? number : 0;
    }

    private List<object?> Array(int depth)
    {
        var items = new List<object?>();
        while (true)
        {
            var item = Read(depth + 1);
            if (ReferenceEquals(item, EndOfArray) || ReferenceEquals(item, End) || ReferenceEquals(item, EndOfDictionary))
            {
                return items;
            }

            items.Add(item);
        }
    }

    private PdfDictionary Dictionary(int depth)
    {
        var entries = new PdfDictionary();
        while (true)
        {
            var key = Read(depth + 1);
            if (ReferenceEquals(key, EndOfDictionary) || ReferenceEquals(key, End) || key is PdfKeyword { Value: "endobj" or "stream" })
            {
                return entries;
            }

            if (key is PdfName name)
            {
                var value = Read(depth + 1);
                if (ReferenceEquals(value, EndOfDictionary) || ReferenceEquals(value, End))
                {
                    return entries;
                }

                entries[name.Value] = value;
            }
        }
    }

    private byte[] Hexadecimal()
    {
        Position++;
        var bytes = new List<byte>();
        var high = -1;
        for (; Position < data.Length; Position++)
        {
            var c = data[Position];
            if (c == '>')
            {
                Position++;
                break;
            }

            if (!char.IsAsciiHexDigit((char)c))
            {
                continue;
            }

            var digit = c <= '9' ? c - '0' : (c | 32) - 'a' + 10;
            if (high < 0)
            {
                high = digit;
            }
            else
            {
                bytes.Add((byte)((high << 4) | digit));
                high = -1;
            }
        }

        if (high >= 0)
        {
            bytes.Add((byte)(high << 4));
        }

        return [.. bytes];
    }

    private byte[] Literal()
    {
        Position++;
        var bytes = new List<byte>();
        var open = 1;
        while (Position < data.Length)
        {
            var c = data[Position++];
            if (c == '\\')
            {
                Escape(bytes);
                continue;
            }

            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open == 0)
            {
                break;
            }

            bytes.Add(c);
        }

        return [.. bytes];
    }

    private void Escape(List<byte> bytes)
    {
        if (Position >= data.Length)
        {
            return;
        }

        var c = data[Position++];
        switch (c)
        {
            case >= (byte)'0' and <= (byte)'7':
                var code = c - '0';
                for (var i = 0; i < 2 && Position < data.Length && data[Position] is >= (byte)'0' and <= (byte)'7'; i++)
                {
                    code = (code << 3) + data[Position++] - '0';
                }

                bytes.Add((byte)code);
                break;
            case (byte)'\r':
                Position += Position < data.Length && data[Position] == '\n' ? 1 : 0;
                break;
            case (byte)'\n':
                break;
            default:
                bytes.Add(c switch { (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, (byte)'b' => 8, (byte)'f' => 12, _ => c });
                break;
        }
    }
}
