namespace RagLlama.Inference.Guards;

/// <summary>Cuts a text into parts that a classifier of 512 tokens reads whole, in every script; neighbours overlap, so that nothing hides at a cut.</summary>
internal static class TextParts
{
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
}
