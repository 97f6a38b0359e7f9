using RagLlama.Extraction.Readers.Pdf.Drawing;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>
/// Cells that drawn lines enclose. Lines that touch make one grid; where two of its places have no line between them they are one cell,
/// so that cells which span rows or columns and tables without a frame come out as they look.
/// </summary>
internal sealed class RuledGrid
{
    /// <summary>How near lines come where they meet, in points.</summary>
    private const float Touch = 3;

    /// <summary>Lines closer than this have no text between them.</summary>
    private const float Snap = 4;

    private const long MostPairs = 4_000_000;
    private const int MostCells = 6000;

    /// <summary>Share of a side that a line must cover to close it.</summary>
    private const float Closed = 0.6f;

    private readonly List<float> xs;
    private readonly List<float> ys;
    private readonly (int Row, int Column)[,] owners;

    private RuledGrid(List<float> xs, List<float> ys, List<Ruling> level, List<Ruling> upright)
    {
        (this.xs, this.ys) = (xs, ys);
        owners = new (int, int)[Rows, Columns];
        Join(level, upright);
    }

    public int Rows => ys.Count - 1;

    public int Columns => xs.Count - 1;

    /// <summary>Cells, each that spans several places counted once.</summary>
    public int Cells => owners.Cast<(int, int)>().Distinct().Count();

    public float Left => xs[0];

    public float Top => ys[0];

    public float Right => xs[^1];

    public float Bottom => ys[^1];

    public float Area => (Right - Left) * (Bottom - Top);

    /// <summary>Grids of a page, the largest first.</summary>
    public static List<RuledGrid> Find(List<Ruling> level, List<Ruling> upright)
    {
        var grids = new List<RuledGrid>();
        if (level.Count == 0 || upright.Count == 0 || (long)level.Count * upright.Count > MostPairs)
        {
            return grids;
        }

        foreach (var (rows, columns) in Components(level, upright))
        {
            var xs = Places(columns, rows);
            var ys = Places(rows, columns);
            if (xs.Count > 1 && ys.Count > 1 && (xs.Count - 1) * (ys.Count - 1) is > 1 and <= MostCells)
            {
                grids.Add(new RuledGrid(xs, ys, rows, columns));
            }
        }

        grids.Sort((left, right) => right.Area.CompareTo(left.Area));
        return grids;
    }

    public bool Holds(float x, float y) => x > Left - 1 && x < Right + 1 && y > Top - 1 && y < Bottom + 1;

    /// <summary>First row and column of the cell at a place.</summary>
    public (int Row, int Column) CellAt(float x, float y) => owners[Index(ys, y), Index(xs, x)];

    /// <summary>Columns that the cell beginning at a place covers.</summary>
    public int Width(int row, int column) => Enumerable.Range(column, Columns - column).TakeWhile(next => owners[row, next] == (row, column)).Count();

    /// <summary>Column of the grid at a place, whatever cell covers it.</summary>
    public int ColumnAt(float x) => Index(xs, x);

    /// <summary>Rows that the cell beginning at a place covers.</summary>
    public int Height(int row, int column) => Enumerable.Range(row, Rows - row).TakeWhile(next => owners[next, column] == (row, column)).Count();

    /// <summary>Row of the grid at a place, whatever cell covers it.</summary>
    public int RowAt(float y) => Index(ys, y);

    public float RightOf(int column) => xs[column + 1];

    private static int Index(List<float> places, float at)
    {
        var next = places.BinarySearch(at);
        return Math.Clamp((next < 0 ? ~next : next) - 1, 0, places.Count - 2);
    }

    private static IEnumerable<(List<Ruling> Level, List<Ruling> Upright)> Components(List<Ruling> level, List<Ruling> upright)
    {
        var parents = Enumerable.Range(0, level.Count + upright.Count).ToArray();
        int Root(int i)
        {
            while (parents[i] != i)
            {
                i = parents[i] = parents[parents[i]];
            }

            return i;
        }

        for (var i = 0; i < level.Count; i++)
        {
            for (var j = 0; j < upright.Count; j++)
            {
                if (Meet(level[i], upright[j]))
                {
                    parents[Root(i)] = Root(level.Count + j);
                }
            }
        }

        return Enumerable.Range(0, parents.Length).GroupBy(Root).Where(group => group.Count() > 2)
            .Select(group => (group.Where(i => i < level.Count).Select(i => level[i]).ToList(), group.Where(i => i >= level.Count).Select(i => upright[i - level.Count]).ToList()))
            .Where(lines => lines.Item1.Count > 0 && lines.Item2.Count > 0);
    }

    private static bool Meet(Ruling level, Ruling upright) =>
        upright.At >= level.From - Touch && upright.At <= level.To + Touch && level.At >= upright.From - Touch && level.At <= upright.To + Touch;

    /// <summary>Where lines stand, and the ends of the lines across that reach beyond them.</summary>
    private static List<float> Places(List<Ruling> lines, List<Ruling> across)
    {
        var places = new List<float>();
        foreach (var at in lines.Select(line => line.At).Append(across.Min(line => line.From)).Append(across.Max(line => line.To)).Order())
        {
            if (places.Count == 0 || at - places[^1] > Snap)
            {
                places.Add(at);
            }
        }

        return places;
    }

    private void Join(List<Ruling> level, List<Ruling> upright)
    {
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                owners[row, column] = (row, column);
            }
        }

        var seen = new bool[Rows, Columns];
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                if (!seen[row, column])
                {
                    Spread(row, column, seen, level, upright);
                }
            }
        }
    }

    /// <summary>Everything that no line parts from a place; a cell only when that is a rectangle.</summary>
    private void Spread(int row, int column, bool[,] seen, List<Ruling> level, List<Ruling> upright)
    {
        var members = new List<(int Row, int Column)>();
        var waiting = new Queue<(int Row, int Column)>([(row, column)]);
        seen[row, column] = true;
        while (waiting.TryDequeue(out var at))
        {
            members.Add(at);
            Reach(at.Row, at.Column + 1, at.Column + 1 < Columns && !IsClosed(upright, xs[Math.Min(at.Column + 1, Columns)], ys[at.Row], ys[at.Row + 1]));
            Reach(at.Row, at.Column - 1, at.Column > 0 && !IsClosed(upright, xs[at.Column], ys[at.Row], ys[at.Row + 1]));
            Reach(at.Row + 1, at.Column, at.Row + 1 < Rows && !IsClosed(level, ys[Math.Min(at.Row + 1, Rows)], xs[at.Column], xs[at.Column + 1]));
            Reach(at.Row - 1, at.Column, at.Row > 0 && !IsClosed(level, ys[at.Row], xs[at.Column], xs[at.Column + 1]));
        }

        var (height, width) = (members.Max(at => at.Row) - members.Min(at => at.Row) + 1, members.Max(at => at.Column) - members.Min(at => at.Column) + 1);
        if (members.Count == height * width)
        {
            members.ForEach(at => owners[at.Row, at.Column] = (row, column));
        }

        void Reach(int nextRow, int nextColumn, bool open)
        {
            if (open && !seen[nextRow, nextColumn])
            {
                seen[nextRow, nextColumn] = true;
                waiting.Enqueue((nextRow, nextColumn));
            }
        }
    }

    private static bool IsClosed(List<Ruling> lines, float at, float from, float to)
    {
        var covered = 0f;
        foreach (var line in lines)
        {
            if (Math.Abs(line.At - at) <= Snap)
            {
                covered = Math.Max(covered, Math.Min(line.To, to) - Math.Max(line.From, from));
            }
        }

        return covered >= Closed * (to - from);
    }
}
