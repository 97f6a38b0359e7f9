namespace RagLlama.Bench.Documents;

/// <summary>Table cells of a reference and of a reading, and how many of them agree in row, column and text. Empty cells do not count.</summary>
internal readonly record struct CellCount(int Tables, int Right, int Read, int Expected)
{
    public double F1 => Read + Expected == 0 ? 1 : 2.0 * Right / (Read + Expected);

    public static CellCount operator +(CellCount left, CellCount right) =>
        new(left.Tables + right.Tables, left.Right + right.Right, left.Read + right.Read, left.Expected + right.Expected);
}
