using RagLlama.Extraction.Readers.Pdf.Drawing;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>
/// A table within a cell of another: its frame stands a little inside that of the cell. Its lines are left out, so that its text is text of
/// the cell and the outer table keeps its columns.
/// </summary>
internal static class InnerTables
{
    /// <summary>Widest space between the frame of a cell and that of the table inside it, in points.</summary>
    private const float Padding = 9;

    private const float Near = 2;

    public static void Remove(List<Ruling> level, List<Ruling> upright)
    {
        foreach (var left in upright.ToList())
        {
            if (!upright.Exists(outer => left.At - outer.At is > Near and < Padding && Holds(outer, left)))
            {
                continue;
            }

            var right = upright.Find(other => other.At > left.At + Padding && Math.Abs(other.From - left.From) < Near && Math.Abs(other.To - left.To) < Near
                && upright.Exists(outer => outer.At - other.At is > Near and < Padding && Holds(outer, other)));
            if (right == default || !level.Exists(line => line.At > left.From + Near && line.At < left.To + Near && IsWithin(line.From, line.To, left.At, right.At)))
            {
                continue;
            }

            upright.RemoveAll(line => line.At > left.At - Near && line.At < right.At + Near && IsWithin(line.From, line.To, left.From, left.To));
            level.RemoveAll(line => line.At > left.From - Near && line.At < left.To + Near && IsWithin(line.From, line.To, left.At, right.At));
        }
    }

    /// <summary>The frame of a cell is longer than that of a table inside it.</summary>
    private static bool Holds(Ruling outer, Ruling inner) => outer.From < inner.From + Near && outer.To > inner.To - Near && outer.Length > inner.Length + Padding;

    private static bool IsWithin(float from, float to, float left, float right) => from > left - Near && to < right + Near;
}
