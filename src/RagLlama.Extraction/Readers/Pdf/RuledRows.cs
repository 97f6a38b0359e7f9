using RagLlama.Extraction.Readers.Pdf.Drawing;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>
/// The rows of a drawn table. Where no line is drawn between rows, the numbers in a column tell them apart, for nobody writes two numbers
/// below each other in one cell. A title above all columns and notes below them stand in the frame, but not in the table.
/// </summary>
internal static class RuledRows
{
    private const int LettersOfNote = 60;

    /// <summary>Space between a cell's text and its line, in points.</summary>
    private const float Inset = 6;

    /// <summary>Share of the table's width that the ground of a row has.</summary>
    private const float Whole = 0.9f;

    /// <summary>Rows are at least this share of the usual distance apart, lines of one cell are nearer.</summary>
    private const float Apart = 0.95f;

    private const int LeastSteps = 4;

    /// <summary>Lines of names above the numbers of a row without a line between them.</summary>
    private const int MostHeads = 2;

    /// <param name="edges">Where the coloured ground of rows ends.</param>
    public static List<List<RuledWord>> Of(RuledGrid grid, List<RuledWord> words, IReadOnlyList<Ruling> edges)
    {
        var bands = words.GroupBy(word => word.Row).OrderBy(band => band.Key).Select(band => band.ToList()).ToList();
        var columns = words.Select(word => word.Column).Distinct().Count();
        if (columns > 1)
        {
            while (bands.Count > 2 && IsAcross(grid, bands[0]))
            {
                bands.RemoveAt(0);
            }

            while (bands.Count > 2 && IsAcross(grid, bands[^1]) && bands[^1].Sum(word => word.Word.Text.Length) > LettersOfNote)
            {
                bands.RemoveAt(bands.Count - 1);
            }
        }

        var grounds = edges.Where(edge => Math.Min(edge.To, grid.Right) - Math.Max(edge.From, grid.Left) > Whole * (grid.Right - grid.Left)).Select(edge => edge.At).ToList();
        bands = [.. bands.SelectMany(band => Ground(band, grounds))];
        var pitch = Pitch(bands);
        return [.. bands.SelectMany(band => Split(grid, band, pitch))];
    }

    /// <summary>The usual distance from one row to the next; endless where there are too few rows to tell.</summary>
    private static float Pitch(List<List<RuledWord>> bands)
    {
        var steps = bands.Zip(bands.Skip(1)).Select(pair => pair.Second.Min(word => word.Middle) - pair.First.Max(word => word.Middle)).Where(step => step > 0).Order().ToList();
        return steps.Count < LeastSteps ? float.PositiveInfinity : steps[steps.Count / 2];
    }

    /// <summary>What stands on different grounds are different rows, unless a cell goes on from one to the next.</summary>
    private static IEnumerable<List<RuledWord>> Ground(List<RuledWord> band, List<float> grounds)
    {
        var (top, bottom) = (band.Min(word => word.Middle), band.Max(word => word.Middle));
        var inside = grounds.FindAll(at => at > top && at < bottom);
        return inside.Count == 0 ? [band] : band.GroupBy(word => inside.Count(at => at < word.Middle)).OrderBy(group => group.Key).Select(group => group.ToList());
    }

    private static bool IsAcross(RuledGrid grid, List<RuledWord> band) =>
        band.TrueForAll(word => word.Column == band[0].Column) && band[0].Column == 0 && grid.Width(band[0].Row, 0) == grid.Columns;

    private static List<List<RuledWord>> Split(RuledGrid grid, List<RuledWord> band, float pitch)
    {
        var lines = Lines(band);
        var columns = band.Select(word => word.Column).Distinct().ToList();
        if (columns.Count < 2)
        {
            return [band];
        }

        var first = columns.Min();
        var (heads, numbers) = Numbers(lines, columns, first);
        var isParted = numbers.Count > 0 && lines.Count(line => line.Exists(word => word.Column == first)) >= 2;
        var rows = new List<List<RuledWord>>();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var begins = rows.Count == 0
                || (isParted && (i <= heads || (line.Exists(word => numbers.Contains(word.Column)) ? !GoesOn(grid, rows[^1], line, first) : EndsEarly(grid, rows[^1], line))))
                || (line.TrueForAll(word => word.Column == first) && line[0].Middle - lines[i - 1][0].Middle >= Apart * pitch && EndsEarly(grid, rows[^1], line));
            if (begins)
            {
                rows.Add([]);
            }

            rows[^1].AddRange(line);
        }

        return rows;
    }

    /// <summary>The columns of numbers, and how many lines of names stand above these.</summary>
    private static (int Heads, List<int> Columns) Numbers(List<List<RuledWord>> lines, List<int> columns, int first)
    {
        for (var heads = 0; heads <= MostHeads && heads + 2 <= lines.Count; heads++)
        {
            var body = lines.Skip(heads).ToList();
            var numbers = columns.FindAll(column => column != first && CountNumbers(body, column) >= 2);
            if (numbers.Count > 0 && (heads == 0 || (numbers.Count == columns.Count - 1 && lines.Take(heads).All(line => line.TrueForAll(word => word.Column != first)))))
            {
                return (heads, numbers);
            }
        }

        return (0, []);
    }

    /// <summary>The name of a row was broken, and its numbers stand beside the last line of it.</summary>
    private static bool GoesOn(RuledGrid grid, List<RuledWord> row, List<RuledWord> line, int first)
    {
        var name = line.FindAll(word => word.Column == first);
        return row.TrueForAll(word => word.Column == first) && name.Count > 0 && char.IsLower(name.MinBy(word => word.Word.Left)!.Word.Text[0]) && !EndsEarly(grid, row, name);
    }

    /// <summary>The first word of a lower line would have had room on the line above, so that line names the rows below it.</summary>
    private static bool EndsEarly(RuledGrid grid, List<RuledWord> row, List<RuledWord> line)
    {
        var column = line[0].Column;
        var above = row.FindAll(word => word.Column == column);
        if (!line.TrueForAll(word => word.Column == column) || above.Count == 0)
        {
            return false;
        }

        var first = line.MinBy(word => word.Word.Left)!;
        var last = above.Where(word => word.Middle > above.Max(other => other.Middle) - (0.4f * word.Line.Height)).Max(word => word.Word.Right);
        return last + (0.3f * first.Line.Height) + (first.Word.Right - first.Word.Left) < grid.RightOf(column) - Inset;
    }

    private static List<List<RuledWord>> Lines(List<RuledWord> band)
    {
        var lines = new List<List<RuledWord>>();
        foreach (var word in band.OrderBy(word => word.Middle))
        {
            if (lines.Count == 0 || word.Middle - lines[^1][0].Middle > 0.4f * word.Line.Height)
            {
                lines.Add([]);
            }

            lines[^1].Add(word);
        }

        return lines;
    }

    /// <summary>Lines of a column that are a number each; 0 when another line is not.</summary>
    private static int CountNumbers(List<List<RuledWord>> lines, int column)
    {
        var texts = lines.Select(line => string.Concat(line.Where(word => word.Column == column).Select(word => word.Word.Text))).Where(text => text.Length > 0).ToList();
        return texts.TrueForAll(text => !text.Any(char.IsLetter) && (text.Any(char.IsDigit) || text.Length == 1)) && texts.Exists(text => text.Any(char.IsDigit)) ? texts.Count : 0;
    }
}
