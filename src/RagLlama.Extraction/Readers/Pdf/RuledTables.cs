using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Pdf.Drawing;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Finds the tables whose cells are drawn.</summary>
internal static class RuledTables
{
    /// <summary>A frame around this much text is a column of a page, not a cell.</summary>
    private const int MostLinesInCell = 25;

    private const int LeastCells = 2;

    /// <summary>More upright lines are a drawing.</summary>
    private const int MostUprights = 300;

    /// <summary>Lines with a wide space at the same place that make columns within a cell.</summary>
    private const int LinesOfColumns = 4;

    /// <summary>Share of the cells that hold text: drawn plots and diagrams have lines, but hardly any text between them.</summary>
    private const float LeastFilled = 0.2f;

    /// <param name="blocks">The page's lines; those that a table's frame crosses are cut in two.</param>
    public static List<PdfTable> Take(List<List<PdfLine>> blocks, PageDrawing drawing)
    {
        var tables = new List<PdfTable>();
        var taken = new List<RuledGrid>();
        var (level, upright) = (new List<Ruling>(drawing.Level), new List<Ruling>(drawing.Upright));
        if (upright.Count <= MostUprights)
        {
            InnerTables.Remove(level, upright);
        }

        foreach (var grid in RuledGrid.Find(level, upright))
        {
            if (taken.Exists(other => other.Holds(grid.Left + 1, grid.Top + 1) && other.Holds(grid.Right - 1, grid.Bottom - 1)) || Read(grid, blocks) is not { } words)
            {
                continue;
            }

            var rows = RuledRows.Of(grid, words, drawing.Edges);
            if (rows.Count < 2)
            {
                continue;
            }

            taken.Add(grid);
            tables.Add(Build(grid, rows, Cut(blocks, rows)));
        }

        return tables;
    }

    /// <summary>What stands in the grid's cells, or null when it is no table.</summary>
    private static List<RuledWord>? Read(RuledGrid grid, List<List<PdfLine>> blocks)
    {
        var words = blocks.SelectMany(block => block).SelectMany(line => Inside(grid, line).Select(word => RuledWord.At(grid, word, line))).ToList();
        RuledSpans.Part(grid, words);
        var cells = words.GroupBy(word => (word.Row, word.Column)).ToList();
        var isTable = cells.Count >= LeastCells
            && cells.Select(cell => cell.Key.Row).Distinct().Count() >= 2
            && cells.Count >= LeastFilled * grid.Cells
            && cells.TrueForAll(cell => cell.Select(word => word.Line).Distinct().Count() <= MostLinesInCell)
            && words.Count(word => word.IsCut(grid)) <= 0.1f * words.Count
            && !cells.Exists(cell => HasColumns([.. cell]));
        return isTable ? words : null;
    }

    /// <summary>A frame drawn around columns that no line parts says nothing about the cells.</summary>
    private static bool HasColumns(List<RuledWord> cell)
    {
        var places = new List<float>();
        foreach (var line in cell.GroupBy(word => MathF.Round(word.Middle / Math.Max(1, word.Line.Height * 0.4f))))
        {
            var words = line.OrderBy(word => word.Word.Left).ToList();
            places.AddRange(Enumerable.Range(1, words.Count - 1).Where(i => words[i].Word.Left - words[i - 1].Word.Right > 2 * words[i].Line.Height).Select(i => words[i].Word.Left));
        }

        return places.Exists(place => places.Count(other => Math.Abs(other - place) < 1.5f) >= LinesOfColumns);
    }

    private static IEnumerable<PdfWord> Inside(RuledGrid grid, PdfLine line)
    {
        var middle = (line.Box.Top + line.Box.Bottom) / 2;
        return middle < grid.Top || middle > grid.Bottom ? [] : line.Words.Where(word => grid.Holds((word.Left + word.Right) / 2, middle));
    }

    /// <summary>Lines of the page that are in the table; what stands beside it stays a line of its own.</summary>
    private static List<PdfLine> Cut(List<List<PdfLine>> blocks, List<List<RuledWord>> rows)
    {
        var kept = rows.SelectMany(row => row).GroupBy(word => word.Line).ToDictionary(line => line.Key, line => line.Select(word => word.Word).ToHashSet());
        var inside = new List<PdfLine>();
        foreach (var block in blocks)
        {
            for (var i = 0; i < block.Count; i++)
            {
                if (!kept.TryGetValue(block[i], out var words))
                {
                    continue;
                }

                if (words.Count < block[i].Words.Count && block[i].Words.Where(word => !words.Contains(word)).ToList() is { Count: > 0 } rest)
                {
                    block.Insert(i + 1, block[i].Of(rest));
                    block[i] = block[i].Of([.. block[i].Words.Where(words.Contains)]);
                }

                inside.Add(block[i]);
            }
        }

        return inside;
    }

    private static PdfTable Build(RuledGrid grid, List<List<RuledWord>> rows, List<PdfLine> lines)
    {
        var texts = rows.ConvertAll(row =>
        {
            var cells = new string[grid.Columns];
            Array.Fill(cells, "");
            foreach (var cell in row.GroupBy(word => word.Column))
            {
                cells[cell.Key] = Text([.. cell]);
            }

            return cells;
        });
        var boxes = rows.ConvertAll(row => new PageBox(lines[0].Box.Page, row.Min(word => word.Word.Left), row.Min(word => word.Line.Box.Top), row.Max(word => word.Word.Right), row.Max(word => word.Line.Box.Bottom)));
        var used = Enumerable.Range(0, grid.Columns).Where(column => texts.Exists(row => row[column].Length > 0)).ToList();
        return new PdfTable(lines, PdfTable.Around(boxes), texts.ConvertAll(row => (IReadOnlyList<string>)used.ConvertAll(column => row[column])), boxes);
    }

    private static string Text(List<RuledWord> words)
    {
        var text = "";
        foreach (var line in words.GroupBy(word => word.Line).OrderBy(line => line.Key.Box.Top + line.Key.Box.Bottom).ThenBy(line => line.Min(word => word.Word.Left)))
        {
            var next = string.Join(' ', line.Select(word => word.Word.Text));
            text = text.Length == 0 ? next : Hyphenation.IsSplit(text, next) ? text[..^1] + next : $"{text} {next}";
        }

        return text;
    }
}
