using System.Xml.Linq;
using RagLlama.Extraction.Readers.Office;
using RagLlama.Extraction.Readers.Word;

namespace RagLlama.Extraction.Readers.Slides;

/// <summary>Counts the numbered paragraphs of a shape (ECMA-376 part 1, 21.1.2.4.1).</summary>
internal sealed class SlideNumbers
{
    private readonly int[] counts = new int[9];

    /// <summary>The number before a paragraph with a space after it; empty for one that has none.</summary>
    /// <param name="level">From 0 to 8.</param>
    public string Next(XElement? properties, int level)
    {
        Array.Clear(counts, level + 1, counts.Length - level - 1);
        if (properties?.Child("buAutoNum") is not { } numbered)
        {
            counts[level] = 0;
            return "";
        }

        counts[level] = counts[level] == 0 ? Math.Max(1, numbered.Number("startAt") ?? 1) : counts[level] + 1;
        var kind = numbered.Value("type") ?? "arabicPeriod";
        var number = WordNumbering.Format(counts[level], kind switch
        {
            _ when kind.StartsWith("alphaLc", StringComparison.Ordinal) => "lowerLetter",
            _ when kind.StartsWith("alphaUc", StringComparison.Ordinal) => "upperLetter",
            _ when kind.StartsWith("romanLc", StringComparison.Ordinal) => "lowerRoman",
            _ when kind.StartsWith("romanUc", StringComparison.Ordinal) => "upperRoman",
            _ => "decimal",
        });
        return kind switch
        {
            _ when kind.EndsWith("ParenBoth", StringComparison.Ordinal) => $"({number}) ",
            _ when kind.EndsWith("ParenR", StringComparison.Ordinal) => $"{number}) ",
            _ when kind.EndsWith("Plain", StringComparison.Ordinal) => $"{number} ",
            _ => $"{number}. ",
        };
    }
}
