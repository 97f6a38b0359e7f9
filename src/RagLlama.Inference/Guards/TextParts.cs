namespace RagLlama.Inference.Guards;

/// <summary>Cuts a text into parts that a classifier of 512 tokens reads whole, in every script; neighbours overlap, so that nothing hides at a cut.</summary>
internal static class TextParts
{
    /// <summary>Parts are not divided below this length.</summary>
    public const int Smallest = 24;

    /// <summary>Characters that halves overlap by at least, on both sides of the middle: a word is whole in one of them.</summary>
    private const int LeastOverlap = 8;

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

    /// <summary>Two parts of one that became more tokens than the classifier reads. They overlap as well, by a sixth of it or more.</summary>
    public static IEnumerable<string> Halves(string part)
    {
        var overlap = Math.Max(LeastOverlap, part.Length / 12);
        var middle = part.Length / 2;
        return [part[..(middle + overlap)], part[(middle - overlap)..]];
    }
}
