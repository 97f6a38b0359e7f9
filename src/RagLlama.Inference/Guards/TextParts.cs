namespace RagLlama.Inference.Guards;

/// <summary>Cuts a text into parts that a classifier of 512 tokens reads whole, in every script; neighbours overlap, so that nothing hides at a cut.</summary>
internal static class TextParts
{
    /// <summary>Parts are not divided below this length.</summary>
    public const int Smallest = 32;

    /// <summary>Thai and Hindi take about a token for two characters.</summary>
    private const int Length = 900;

    private const int Overlap = 150;

    public static IEnumerable<string> Of(string text)
    {
        for (var start = 0; start == 0 || start + Overlap < text.Length; start += Length - Overlap)
        {
            yield return text.Substring(start, Math.Min(Length, text.Length - start));
        }
    }

    /// <summary>Two parts of one that became more tokens than the classifier reads. They overlap as well, by a sixth of it.</summary>
    public static IEnumerable<string> Halves(string part)
    {
        var overlap = part.Length / 12;
        var middle = part.Length / 2;
        return [part[..(middle + overlap)], part[(middle - overlap)..]];
    }
}
