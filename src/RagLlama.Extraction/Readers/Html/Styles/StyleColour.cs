using System.Drawing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RagLlama.Extraction.Readers.Html.Styles;

/// <summary>Colours as 0xRRGGBB, and the three answers that are no colour.</summary>
internal static partial class StyleColour
{
    public const int Transparent = -1;

    /// <summary>A picture, a gradient, a variable.</summary>
    public const int Unknown = -2;

    public const int Inherited = -3;

    public const int White = 0xFFFFFF;

    private const int SameToTheEye = 10;

    /// <param name="text">Lower case.</param>
    public static int Parse(string text)
    {
        if (text is "inherit" or "currentcolor" or "unset")
        {
            return Inherited;
        }

        if (text is "transparent" or "none" or "initial")
        {
            return Transparent;
        }

        if (Hex().Match(text) is { Success: true } hex)
        {
            return OfHex(hex.Groups[1].Value);
        }

        if (Function().Match(text) is { Success: true } function)
        {
            if (function.Groups[4].Success && Number(function.Groups[4].Value, 1) <= 0.02)
            {
                return Transparent;
            }

            return ((int)Number(function.Groups[1].Value, 255) << 16) | ((int)Number(function.Groups[2].Value, 255) << 8) | (int)Number(function.Groups[3].Value, 255);
        }

        return Color.FromName(text) is { IsKnownColor: true, IsSystemColor: false } named ? named.ToArgb() & White : Unknown;
    }

    /// <summary>The colour within a value of <c>background</c>.</summary>
    /// <param name="text">Lower case.</param>
    public static int OfGround(string text)
    {
        if (text.Contains("url(", StringComparison.Ordinal) || text.Contains("gradient(", StringComparison.Ordinal) || text.Contains("image", StringComparison.Ordinal))
        {
            return Unknown;
        }

        var parts = Part().Matches(text).Select(part => Parse(part.Value)).Where(colour => colour != Unknown).ToList();
        return parts.Count == 0 ? Unknown : parts.Max() is >= 0 and var colour ? colour : Transparent;
    }

    public static bool AreAlike(int left, int right) =>
        left >= 0 && right >= 0
        && Math.Abs((left >> 16) - (right >> 16)) <= SameToTheEye
        && Math.Abs(((left >> 8) & 255) - ((right >> 8) & 255)) <= SameToTheEye
        && Math.Abs((left & 255) - (right & 255)) <= SameToTheEye;

    private static int OfHex(string digits)
    {
        var full = digits.Length < 6 ? string.Concat(digits.Select(digit => new string(digit, 2))) : digits;
        return full.Length == 8 && full.EndsWith("00", StringComparison.Ordinal) ? Transparent : int.Parse(full.AsSpan(0, 6), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private static double Number(string text, double most)
    {
        var isShare = text.EndsWith('%');
        return double.TryParse(text.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(isShare ? number / 100 * most : number, 0, most) : most;
    }

    [GeneratedRegex(@"^#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})$")]
    private static partial Regex Hex();

    [GeneratedRegex(@"^rgba?\(\s*([\d.]+%?)[\s,]+([\d.]+%?)[\s,]+([\d.]+%?)(?:\s*[,/]\s*([\d.]+%?))?\s*\)$")]
    private static partial Regex Function();

    [GeneratedRegex(@"[^\s(]+(?:\([^)]*\))?")]
    private static partial Regex Part();
}
