using System.Text;
using RagLlama.Extraction.Readers.Pdf.Objects;

namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>
/// Splits a content stream into operators and their operands (ISO 32000-1, 7.8.2). Pages have hundreds of thousands of them, so numbers
/// and operators make no garbage; of strings only the length and the width are kept.
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

    /// <summary>Width of all strings among the operands in thousandths of the font's size, and how many letters and spaces they hold.</summary>
    public double TextWidth { get; private set; }

    public int Letters { get; private set; }

    public int Spaces { get; private set; }

    /// <summary>The font that strings are measured with.</summary>
    public FontMetrics Font { get; set; } = FontMetrics.Unknown;

    /// <summary>Sum of all numbers among the operands.</summary>
    public double Sum { get; private set; }

    /// <summary>The first and the last name among the operands.</summary>
    public string? FirstName { get; private set; }

    public string? Name { get; private set; }

    public readonly double this[int index] => index >= 0 && index < Count ? numbers[index] : 0;

    /// <summary>Reads up to the next operator: its letters as one number, the first in the highest byte; 0 at the end.</summary>
    public int Next()
    {
        (Count, TextLength, TextWidth, Letters, Spaces, Sum, FirstName, Name) = (0, 0, 0, 0, 0, 0, null, null);
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
                        FirstName ??= Name;
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
        Sum += number;
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
        var (open, high) = (0, -1);
        for (; position < data.Length; position++)
        {
            int c = data[position];
            if (c == '\\')
            {
                c = Escaped();
            }
            else if (c == '(' && open++ == 0)
            {
                continue;
            }
            else if (c == ')' && --open == 0)
            {
                position++;
                return;
            }

            Measure(c, ref high);
        }
    }

    /// <summary>The byte that an escape stands for; its last sign is at the position afterwards.</summary>
    private int Escaped()
    {
        position++;
        if (position >= data.Length || data[position] is < (byte)'0' or > (byte)'7')
        {
            return position < data.Length ? data[position] switch { (byte)'n' => '\n', (byte)'r' => '\r', (byte)'t' => '\t', (byte)'b' => '\b', (byte)'f' => '\f', var other => other } : 0;
        }

        var value = data[position] - '0';
        for (var digits = 1; digits < 3 && position + 1 < data.Length && data[position + 1] is >= (byte)'0' and <= (byte)'7'; digits++)
        {
            value = (value * 8) + data[++position] - '0';
        }

        return value & 255;
    }

    private void SkipHexadecimal()
    {
        position++;
        if (position < data.Length && data[position] == '<')
        {
            position++;
            return;
        }

        var (half, high) = (-1, -1);
        for (; position < data.Length && data[position] != '>'; position++)
        {
            var digit = data[position] switch { >= (byte)'0' and <= (byte)'9' and var c => c - '0', >= (byte)'a' and <= (byte)'f' and var c => c - 'a' + 10, >= (byte)'A' and <= (byte)'F' and var c => c - 'A' + 10, _ => -1 };
            if (digit >= 0 && half < 0)
            {
                half = digit;
            }
            else if (digit >= 0)
            {
                Measure((half << 4) | digit, ref high);
                half = -1;
            }
        }

        position++;
    }

    /// <param name="high">The first of a letter's two bytes, or -1.</param>
    private void Measure(int c, ref int high)
    {
        TextLength++;
        if (!Font.IsTwoBytes)
        {
            Spaces += c == ' ' ? 1 : 0;
        }
        else if (high < 0)
        {
            high = c;
            return;
        }
        else
        {
            (c, high) = ((high << 8) | c, -1);
        }

        Letters++;
        TextWidth += Font.Width(c);
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
