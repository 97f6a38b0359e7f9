using System.Globalization;
using System.Text.RegularExpressions;

namespace RagLlama.Extraction.Readers.Html.Styles;

/// <summary>Reads what stands between the braces of a style rule, or in a style attribute, as far as it decides on sight.</summary>
internal static partial class StyleDeclarations
{
    private const int MostValue = 400;

    /// <summary>Pixels; a page starts at 0, and menus that slide in stand some hundred before it.</summary>
    private const double FarAway = -999;

    private const double PixelsPerEm = 16;

    /// <summary>Letters of a pixel are a line to the eye.</summary>
    private const double Smallest = 1;

    public static IReadOnlyList<StyleValue> Read(string block)
    {
        var values = new List<StyleValue>();
        var cuts = false;
        var noRoom = new List<bool>();
        foreach (var declaration in Split(block.Contains('\\', StringComparison.Ordinal) ? Unescape(block) : block))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? "" : declaration[..colon].Trim().ToLowerInvariant();
            var text = declaration[(colon + 1)..].Trim().ToLowerInvariant();
            var isImportant = text.EndsWith("important", StringComparison.Ordinal) && text.LastIndexOf('!') is >= 0 and var mark && text[(mark + 1)..].Trim() == "important";
            text = isImportant ? text[..text.LastIndexOf('!')].TrimEnd() : text;
            text = text.Length > MostValue ? text[..MostValue] : text;
            if (name.Length == 0 || text.Length == 0)
            {
                continue;
            }

            if (name.StartsWith("overflow", StringComparison.Ordinal))
            {
                cuts |= text.Contains("hidden", StringComparison.Ordinal) || text.Contains("clip", StringComparison.Ordinal);
            }
            else if (name is "height" or "max-height" or "width" or "max-width" && Length(text) is { } length)
            {
                noRoom.Add(length is >= 0 and <= Smallest);
                if (!noRoom[^1])
                {
                    values.Add(new StyleValue(StyleProperty.Size, 0, isImportant));
                }
            }
            else if (Value(name, text) is var (property, value))
            {
                values.Add(new StyleValue(property, value, isImportant));
            }
        }

        if (cuts && noRoom.Contains(true))
        {
            values.Add(new StyleValue(StyleProperty.Size, 1, false));
        }

        return values;
    }

    /// <summary>At semicolons outside of brackets and quotation marks; what stands in braces of its own belongs to other elements.</summary>
    private static IEnumerable<string> Split(string block)
    {
        var (start, brackets, braces, quote) = (0, 0, 0, '\0');
        for (var i = 0; i < block.Length; i++)
        {
            var sign = block[i];
            if (quote != '\0')
            {
                quote = sign == quote ? '\0' : quote;
                continue;
            }

            quote = sign is '"' or '\'' ? sign : quote;
            brackets = Math.Max(0, brackets + (sign == '(' ? 1 : sign == ')' ? -1 : 0));
            if (sign == '{')
            {
                braces++;
            }
            else if (sign == '}' && braces > 0)
            {
                braces--;
                start = braces == 0 ? i + 1 : start;
            }
            else if (sign == ';' && brackets == 0 && braces == 0)
            {
                yield return block[start..i];
                start = i + 1;
            }
        }

        if (braces == 0)
        {
            yield return block[start..];
        }
    }

    private static (StyleProperty Property, int Value)? Value(string name, string text) => name switch
    {
        "display" => (StyleProperty.Display, text == "none" ? 1 : 0),
        "visibility" => text is "hidden" or "collapse" or "visible" ? (StyleProperty.Visibility, text == "visible" ? 0 : 1) : null,
        "opacity" => double.TryParse(text.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var opacity) ? (StyleProperty.Opacity, opacity <= 0.02 ? 1 : 0) : null,
        "font-size" => (StyleProperty.FontSize, Size(text)),
        "color" => (StyleProperty.Colour, StyleColour.Parse(text)),
        "background" or "background-color" or "background-image" => Ground(name, text),
        "position" => (StyleProperty.Position, text is "absolute" or "fixed" or "sticky" ? 1 : 0),
        "left" or "top" or "text-indent" or "margin-left" or "margin-top" => (StyleProperty.Place, Length(text) <= FarAway ? 1 : 0),
        "clip" => (StyleProperty.Clip, NoClip().IsMatch(text) ? 1 : 0),
        "clip-path" => (StyleProperty.Clip, NoShape().IsMatch(text) ? 1 : 0),
        _ => null,
    };

    private static (StyleProperty Property, int Value)? Ground(string name, string text) =>
        name == "background-image" && text is "none" or "initial" ? null : (StyleProperty.Ground, StyleColour.OfGround(text));

    private static int Size(string text)
    {
        if (text is "inherit" or "unset" or "larger" or "smaller")
        {
            return StyleColour.Inherited;
        }

        if (Measure().Match(text) is not { Success: true } measure)
        {
            return 0;
        }

        var number = double.Parse(measure.Groups[1].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);
        return measure.Groups[2].Value switch
        {
            "em" or "ex" or "ch" => number <= 0.1 ? 1 : StyleColour.Inherited,
            "%" => number <= 10 ? 1 : StyleColour.Inherited,
            "rem" or "vw" or "vh" or "in" or "cm" or "pc" => number <= 0.06 ? 1 : 0,
            _ => number <= Smallest ? 1 : 0,
        };
    }

    /// <summary>In pixels; null when it depends on other things.</summary>
    private static double? Length(string text)
    {
        if (Measure().Match(text) is not { Success: true } measure)
        {
            return null;
        }

        var number = double.Parse(measure.Groups[1].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);
        return measure.Groups[2].Value switch
        {
            "" or "px" or "pt" => number,
            "em" or "rem" or "ex" or "ch" or "pc" or "vw" or "vh" => number * PixelsPerEm,
            "in" or "cm" => number * 90,
            "%" => number < -100 ? FarAway : number == 0 ? 0 : null,
            _ => null,
        };
    }

    /// <summary>Characters written by their number (CSS Syntax 3, section 4.3.7).</summary>
    public static string Unescape(string text) => Escape().Replace(text, escape =>
        escape.Groups[1].Success
            ? int.Parse(escape.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and <= 0xFFFF and var code && !char.IsSurrogate((char)code) ? ((char)code).ToString() : ""
            : escape.Groups[2].Value);

    [GeneratedRegex(@"^([-+]?(?:\d+\.?\d*|\.\d+))\s*([a-z%]*)$")]
    private static partial Regex Measure();

    [GeneratedRegex(@"^rect\(\s*(?:0|1px)")]
    private static partial Regex NoClip();

    [GeneratedRegex(@"^(?:inset\(\s*(?:100|50)%|circle\(\s*0(?![.\d]))")]
    private static partial Regex NoShape();

    [GeneratedRegex(@"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", RegexOptions.Singleline)]
    private static partial Regex Escape();
}
