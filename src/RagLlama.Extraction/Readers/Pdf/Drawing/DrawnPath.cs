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

    /// <summary>Points on the page; NaN begins a part.</summary>
    private readonly List<(double X, double Y, bool Drawn)> points = [];
    private (double X, double Y) start;

    public void MoveTo((double X, double Y) at)
    {
        start = at;
        Add(at, drawn: false);
    }

    public void LineTo((double X, double Y) at) => Add(at, drawn: true);

    /// <summary>Curves are no rulings, but the path goes on from their end.</summary>
    public void CurveTo((double X, double Y) at) => Add(at, drawn: false);

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

    public void Clear() => points.Clear();

    private void Add((double X, double Y) at, bool drawn)
    {
        if (points.Count < MostPoints)
        {
            points.Add((at.X, at.Y, drawn));
        }
    }

    private void FillBar(int from, int to)
    {
        double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
        for (var i = from; i < to; i++)
        {
            (left, right) = (Math.Min(left, points[i].X), Math.Max(right, points[i].X));
            (top, bottom) = (Math.Min(top, points[i].Y), Math.Max(bottom, points[i].Y));
        }

        if (bottom - top <= Thickest && right - left > bottom - top)
        {
            Line(left, (top + bottom) / 2, right, (top + bottom) / 2);
        }
        else if (right - left <= Thickest)
        {
            Line((left + right) / 2, top, (left + right) / 2, bottom);
        }
        else if (bottom - top is >= LeastHeight and <= MostHeight && right - left >= LeastWidth && drawing.Boxes.Count < MostBoxes)
        {
            drawing.Boxes.Add(new FilledBox((float)left, (float)top, (float)right, (float)bottom));
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
