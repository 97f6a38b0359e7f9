using System.Text;
using RagLlama.Extraction.Readers.Pdf.Objects;

namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>
/// Splits a content stream into operators and their operands (ISO 32000-1, 7.8.2). Pages have hundreds of thousands of them, so numbers
/// and operators make no garbage; of strings only the length is kept.
/// </summary>
internal ref struct ContentScanner(ReadOnlySpan<byte> data)
{
    private const int MostOperands = 64;
    private readonly ReadOnlySpan<byte> data = data;
    private readonly double[] numbers = new double[MostOperands];
    private int position;

    public int Count { get; private set; }

    /// <summary>Bytes of all strings among the operands.</summary>
    public int TextLength { get; private set; }

    /// <summary>The last name among the operands.</summary>
    public string? Name { get; private set; }

    public readonly double this[int index] => index >= 0 && index < Count ? numbers[index] : 0;

    /// <summary>Reads up to the next operator: its letters as one number, the first in the highest byte; 0 at the end.</summary>
    public int Next()
    {
        (Count, TextLength, Name) = (0, 0, null);
        while (position < data.Length)
        {
            var c = data[position];
            if (PdfLexer.IsSpace(c) || c is (byte)'[' or (byte)']' or (byte)')' or (byte)'{' or (byte)'}')
            {
                position++;
            }
            else if (c is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.')
            {
                AddNumber(PdfLexer.Number(Word()));
            }
            else
            {
                switch (c)
                {
                    case (byte)'/':
                        position++;
                        Name = Encoding.Latin1.GetString(Word());
                        break;
                    case (byte)'(':
                        SkipLiteral();
                        break;
                    case (byte)'<':
                        SkipHexadecimal();
                        break;
                    case (byte)'>':
                        position++;
                        break;
                    case (byte)'%':
                        var end = data[position..].IndexOfAny((byte)'\n', (byte)'\r');
                        position = end < 0 ? data.Length : position + end;
                        break;
                    default:
                        var code = Code(Word());
                        if (code == ContentOperator.PictureData)
                        {
                            SkipPicture();
                        }

                        return code;
                }
            }
        }

        return 0;
    }

    private static int Code(ReadOnlySpan<byte> word)
    {
        var code = 0;
        foreach (var c in word[..Math.Min(word.Length, 3)])
        {
            code = (code << 8) | c;
        }

        return code;
    }

    private void AddNumber(double number)
    {
        if (Count < MostOperands)
        {
            numbers[Count++] = number;
        }
    }

    private ReadOnlySpan<byte> Word()
    {
        var start = position;
        while (position < data.Length && PdfLexer.IsRegular(data[position]))
        {
            position++;
        }

        return data[start..position];
    }

    private void SkipLiteral()
    {
        var open = 0;
        for (; position < data.Length; position++)
        {
            var c = data[position];
            if (c == '\\')
            {
                position++;
            }
            else if (c == '(')
            {
                open++;
            }
            else if (c == ')' && --open == 0)
            {
                position++;
                return;
            }

            TextLength++;
        }
    }

    private void SkipHexadecimal()
    {
        position++;
        if (position < data.Length && data[position] == '<')
        {
            position++;
            return;
        }

        var end = data[position..].IndexOf((byte)'>');
        TextLength += Math.Max(0, end) / 2;
        position = end < 0 ? data.Length : position + end + 1;
    }

    /// <summary>The bytes of an inline picture end with "EI" between white space.</summary>
    private void SkipPicture()
    {
        while (position < data.Length)
        {
            var next = data[position..].IndexOf("EI"u8);
            if (next < 0)
            {
                position = data.Length;
                return;
            }

            position += next + 2;
            if (PdfLexer.IsSpace(data[position - 3]) && (position == data.Length || PdfLexer.IsSpace(data[position])))
            {
                return;
            }
        }
    }
}
