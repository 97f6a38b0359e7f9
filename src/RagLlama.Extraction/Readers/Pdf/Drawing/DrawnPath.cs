namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>The path under construction, and the lines that painting it leaves on the page.</summary>
internal sealed class DrawnPath(PageDrawing drawing)
{
    /// <summary>Widest bar that is still a line, in points.</summary>
    private const double Thickest = 3.5;

    /// <summary>How far a level or upright line may lean.</summary>
    private const double Lean = 0.8;

    /// <summary>A filled box of this size, in points, may be the ground of a table's cell or row.</summary>
    private const double LeastHeight = 7;
    private const double MostHeight = 250;
    private const double LeastWidth = 12;
    private const int MostBoxes = 3000;

    private const int MostPoints = 20_000;
    private const int MostLines = 30_000;

    /// <summary>Corners of a box may lean this far, in points.</summary>
    private const double Crooked = 0.5;

    private const int MostParts = 40;

    /// <summary>Points on the page, and whether a line leads to each.</summary>
    private readonly List<(double X, double Y, bool Drawn)> points = [];
    private (double X, double Y) start;
    private bool hasCurve;

    public void MoveTo((double X, double Y) at)
    {
        start = at;
        Add(at, drawn: false);
    }

    public void LineTo((double X, double Y) at) => Add(at, drawn: true);

    /// <summary>Curves are no rulings, but the path goes on from their end.</summary>
    public void CurveTo((double X, double Y) at)
    {
        hasCurve = true;
        Add(at, drawn: false);
    }

    public void Close()
    {
        if (points.Count > 0)
        {
            Add(start, drawn: true);
        }
    }

    public void Rectangle(Matrix map, double x, double y, double width, double height)
    {
        MoveTo(map.Apply(x, y));
        LineTo(map.Apply(x + width, y));
        LineTo(map.Apply(x + width, y + height));
        LineTo(map.Apply(x, y + height));
        Close();
    }

    public void Stroke(double width)
    {
        if (width > Thickest)
        {
            return;
        }

        for (var i = 1; i < points.Count; i++)
        {
            if (points[i].Drawn)
            {
                Line(points[i - 1].X, points[i - 1].Y, points[i].X, points[i].Y);
            }
        }
    }

    /// <summary>Word processors fill long thin boxes where others draw lines.</summary>
    public void Fill()
    {
        for (int from = 0, to; from < points.Count; from = to)
        {
            to = from + 1;
            while (to < points.Count && points[to].Drawn)
            {
                to++;
            }

            if (to - from is >= 4 and <= 6)
            {
                FillBar(from, to);
            }
        }
    }

    public void Clear()
    {
        points.Clear();
        hasCurve = false;
    }

    /// <summary>The boxes that filling the path paints, lines left out, and whether it paints all of each.</summary>
    public IEnumerable<(FilledBox Box, bool IsWhole)> Areas()
    {
        var parts = Parts().Where(part => part.Box.Width > Thickest && part.Box.Height > Thickest).Take(MostParts).ToList();
        if (hasCurve || parts.Count >= MostParts || parts.Exists(part => !part.IsBox))
        {
            return parts.Count == 0 && !hasCurve ? [] : [(Around(0, points.Count), false)];
        }

        // Boxes within boxes may be holes.
        var isPlain = !parts.Exists(part => parts.Exists(other => part.Box.Holds(other.Box)));
        return parts.Select(part => (part.Box, isPlain));
    }

    /// <summary>What the path encloses, and whether that is a box.</summary>
    public (FilledBox Box, bool IsBox) Bounds() => points.Count == 0 ? (default, true) : (Around(0, points.Count), !hasCurve && Parts().Take(2).ToList() is [{ IsBox: true }]);

    private IEnumerable<(FilledBox Box, bool IsBox)> Parts()
    {
        for (int from = 0, to; from < points.Count; from = to)
        {
            to = from + 1;
            while (to < points.Count && points[to].Drawn)
            {
                to++;
            }

            var isBox = to - from is 4 or 5 or 6;
            for (var i = from + 1; i < to && isBox; i++)
            {
                isBox = Math.Abs(points[i].X - points[i - 1].X) < Crooked || Math.Abs(points[i].Y - points[i - 1].Y) < Crooked;
            }

            yield return (Around(from, to), isBox);
        }
    }

    private FilledBox Around(int from, int to)
    {
        double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
        for (var i = from; i < to; i++)
        {
            (left, right) = (Math.Min(left, points[i].X), Math.Max(right, points[i].X));
            (top, bottom) = (Math.Min(top, points[i].Y), Math.Max(bottom, points[i].Y));
        }

        return new FilledBox((float)left, (float)top, (float)right, (float)bottom);
    }

    private void Add((double X, double Y) at, bool drawn)
    {
        if (points.Count < MostPoints)
        {
            points.Add((at.X, at.Y, drawn));
        }
    }

    private void FillBar(int from, int to)
    {
        var box = Around(from, to);
        var (left, top, right, bottom) = (box.Left, box.Top, box.Right, box.Bottom);
        if (bottom - top <= Thickest && right - left > bottom - top)
        {
            Line(left, (top + bottom) / 2, right, (top + bottom) / 2);
        }
        else if (right - left <= Thickest)
        {
            Line((left + right) / 2, top, (left + right) / 2, bottom);
        }
        else if (bottom - top is >= (float)LeastHeight and <= (float)MostHeight && right - left >= LeastWidth && drawing.Boxes.Count < MostBoxes)
        {
            drawing.Boxes.Add(box);
        }
    }

    private void Line(double x, double y, double toX, double toY)
    {
        if (drawing.Level.Count + drawing.Upright.Count >= MostLines)
        {
            return;
        }

        if (Math.Abs(y - toY) <= Lean && Math.Abs(x - toX) > Math.Abs(y - toY))
        {
            drawing.Level.Add(new Ruling((float)((y + toY) / 2), (float)Math.Min(x, toX), (float)Math.Max(x, toX)));
        }
        else if (Math.Abs(x - toX) <= Lean)
        {
            drawing.Upright.Add(new Ruling((float)((x + toX) / 2), (float)Math.Min(y, toY), (float)Math.Max(y, toY)));
        }
    }
}
