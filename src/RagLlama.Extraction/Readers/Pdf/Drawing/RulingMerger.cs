namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>Makes whole lines of what programs draw in pieces: one piece for each cell, a box for each dot, the same line twice.</summary>
internal static class RulingMerger
{
    /// <summary>Lines this close together, in points, are one line.</summary>
    private const float SamePlace = 1.6f;

    private const float WidestGap = 3;
    private const float Shortest = 8;

    public static List<Ruling> Merge(List<Ruling> pieces)
    {
        var merged = new List<Ruling>();
        var open = new List<Ruling>();
        foreach (var piece in pieces.OrderBy(piece => piece.At))
        {
            if (open.Count > 0 && piece.At - open[0].At > SamePlace)
            {
                Close(open, merged);
            }

            open.Add(piece);
        }

        Close(open, merged);
        return merged;
    }

    private static void Close(List<Ruling> open, List<Ruling> merged)
    {
        if (open.Count == 0)
        {
            return;
        }

        var at = open.Average(piece => piece.At);
        open.Sort((left, right) => left.From.CompareTo(right.From));
        var (from, to) = (open[0].From, open[0].To);
        foreach (var piece in open.Skip(1).Append(new Ruling(0, float.MaxValue, float.MaxValue)))
        {
            if (piece.From <= to + WidestGap)
            {
                to = Math.Max(to, piece.To);
                continue;
            }

            if (to - from >= Shortest)
            {
                merged.Add(new Ruling(at, from, to));
            }

            (from, to) = (piece.From, piece.To);
        }

        open.Clear();
    }
}
