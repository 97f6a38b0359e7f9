using System.Globalization;
using System.Text;

namespace RagLlama.Extraction.Readers.RichText;

/// <summary>Tokens of a rich text file (RTF 1.9.1): group ends, control words with their number, bytes of text.</summary>
internal sealed class RichTextTokens(byte[] bytes)
{
    private int position;

    public enum Kind
    {
        End,
        Open,
        Close,
        Word,
        Byte,
    }

    /// <summary>Name of a control word or the character of a control symbol.</summary>
    public string Word { get; private set; } = "";

    public int? Number { get; private set; }

    public byte Value { get; private set; }

    public Kind Next()
    {
        while (position < bytes.Length)
        {
            var b = bytes[position++];
            switch (b)
            {
                case (byte)'{':
                    return Kind.Open;
                case (byte)'}':
                    return Kind.Close;
                case (byte)'\\':
                    return Control();
                case (byte)'\r' or (byte)'\n' or 0:
                    break;
                default:
                    Value = b;
                    return Kind.Byte;
            }
        }

        return Kind.End;
    }

    /// <summary>Skips raw bytes, as after <c>\bin</c>.</summary>
    public void Skip(int count) => position = (int)Math.Min(bytes.Length, position + (long)Math.Max(0, count));

    private Kind Control()
    {
        if (position >= bytes.Length)
        {
            return Kind.End;
        }

        var start = position;
        while (position < bytes.Length && char.IsAsciiLetter((char)bytes[position]) && position - start < 32)
        {
            position++;
        }

        if (position == start)
        {
            return Symbol();
        }

        Word = Encoding.ASCII.GetString(bytes, start, position - start);
        start = position;
        if (position < bytes.Length && bytes[position] == '-')
        {
            position++;
        }

        while (position < bytes.Length && char.IsAsciiDigit((char)bytes[position]) && position - start < 11)
        {
            position++;
        }

        Number = int.TryParse(bytes.AsSpan(start, position - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        position += position < bytes.Length && bytes[position] == ' ' ? 1 : 0;
        return Kind.Word;
    }

    private Kind Symbol()
    {
        var symbol = (char)bytes[position++];
        Number = null;
        if (symbol == '\'' && position + 2 <= bytes.Length
            && byte.TryParse(Encoding.ASCII.GetString(bytes, position, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
        {
            position += 2;
            Value = value;
            return Kind.Byte;
        }

        if (symbol is '\\' or '{' or '}')
        {
            Value = (byte)symbol;
            return Kind.Byte;
        }

        Word = symbol is '\r' or '\n' ? "par" : symbol.ToString();
        return Kind.Word;
    }
}
