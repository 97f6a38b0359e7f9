namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>
/// Slides and office programs colour the cells of a table in place of drawing lines between them. Boxes that stand side by side and below each
/// other without a gap are such cells: their edges are its lines.
/// </summary>
internal static class FilledCells
{
    /// <summary>Widest strip of paper between two cells, in points.</summary>
    private const float Gap = 5.5f;

    /// <summary>Share of the shorter side that two neighbours have in common.</summary>
    private const float Shared = 0.6f;

    private const int LeastCells = 6;
    private const int MostBoxes = 800;

    /// <summary>An edge counts when nothing is filled beyond it, as far as this many points.</summary>
    private const float Beyond = 2;

    /// <summary>Lines of the tables that have no drawn ones: beside those, a coloured ground says nothing, for it may be painted line by line.</summary>
    public static (List<Ruling> Level, List<Ruling> Upright) Lines(List<FilledBox> boxes, IReadOnlyList<Ruling> drawnLevel, IReadOnlyList<Ruling> drawnUpright)
    {
        var (level, upright) = (new List<Ruling>(), new List<Ruling>());
        if (boxes.Count is < LeastCells or > MostBoxes)
        {
            return (level, upright);
        }

        var cells = boxes.Distinct().ToList();
        cells.RemoveAll(box => cells.Exists(box.Holds));
        foreach (var table in Components(cells))
        {
            var xs = Places(table.SelectMany(box => new[] { box.Left, box.Right }));
            var ys = Places(table.SelectMany(box => new[] { box.Top, box.Bottom }));
            if (table.Count < LeastCells || xs.Count < 3 || ys.Count < 3
                || drawnLevel.Any(line => line.At > ys[0] && line.At < ys[^1] && line.From < xs[^1] && line.To > xs[0])
                || drawnUpright.Any(line => line.At > xs[0] && line.At < xs[^1] && line.From < ys[^1] && line.To > ys[0]))
            {
                continue;
            }

            foreach (var box in table)
            {
                var (left, top, right, bottom) = (Nearest(xs, box.Left), Nearest(ys, box.Top), Nearest(xs, box.Right), Nearest(ys, box.Bottom));
                level.AddRange([new Ruling(top, left, right), new Ruling(bottom, left, right)]);
                upright.AddRange([new Ruling(left, top, bottom), new Ruling(right, top, bottom)]);
            }
        }

        return (level, upright);
    }

    /// <summary>Where a coloured ground ends, above or below.</summary>
    public static List<Ruling> Edges(List<FilledBox> boxes)
    {
        var tops = RulingMerger.Merge(boxes.ConvertAll(box => new Ruling(box.Top, box.Left, box.Right)));
        var bottoms = RulingMerger.Merge(boxes.ConvertAll(box => new Ruling(box.Bottom, box.Left, box.Right)));
        return [.. tops.Where(top => !bottoms.Exists(bottom => Meet(top, bottom))), .. bottoms.Where(bottom => !tops.Exists(top => Meet(top, bottom)))];
    }

    private static bool Meet(Ruling top, Ruling bottom) => Math.Abs(top.At - bottom.At) < Beyond && Math.Min(top.To, bottom.To) - Math.Max(top.From, bottom.From) > 0.3f * Math.Min(top.Length, bottom.Length);

    private static IEnumerable<List<FilledBox>> Components(List<FilledBox> boxes)
    {
        var left = new List<FilledBox>(boxes);
        while (left.Count > 0)
        {
            var component = new List<FilledBox> { left[^1] };
            left.RemoveAt(left.Count - 1);
            for (var i = 0; i < component.Count; i++)
            {
                component.AddRange(left.FindAll(box => AreNeighbours(component[i], box)));
                left.RemoveAll(box => AreNeighbours(component[i], box));
            }

            yield return component;
        }
    }

    private static bool AreNeighbours(FilledBox one, FilledBox other)
    {
        var across = Math.Min(one.Right, other.Right) - Math.Max(one.Left, other.Left);
        var down = Math.Min(one.Bottom, other.Bottom) - Math.Max(one.Top, other.Top);
        return (across >= -Gap && down >= Shared * Math.Min(one.Height, other.Height)) || (down >= -Gap && across >= Shared * Math.Min(one.Width, other.Width));
    }

    private static List<float> Places(IEnumerable<float> edges)
    {
        var groups = new List<List<float>>();
        foreach (var edge in edges.Order())
        {
            if (groups.Count == 0 || edge - groups[^1][0] > Gap)
            {
                groups.Add([]);
            }

            groups[^1].Add(edge);
        }

        return groups.ConvertAll(group => group.Average());
    }

    private static float Nearest(List<float> places, float edge) => places.MinBy(place => Math.Abs(place - edge));
}
