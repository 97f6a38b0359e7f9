using System.Globalization;

namespace RagLlama.Extraction.Readers.OpenDocument;

/// <summary>Lengths such as <c>2.5cm</c> or <c>1in</c>.</summary>
internal static class OpenLength
{
    /// <summary>Null for what is no length.</summary>
    public static double? Centimetres(string? value)
    {
        if (value is not { Length: > 2 } || !double.TryParse(value.AsSpan(0, value.Length - 2), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return number * value[^2..] switch { "mm" => 0.1, "in" => 2.54, "pt" => 2.54 / 72, "pc" => 2.54 / 6, _ => 1 };
    }
}
