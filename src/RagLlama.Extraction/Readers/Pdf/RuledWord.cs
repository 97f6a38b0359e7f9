namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>A word in the cell that begins at a row and column of a grid.</summary>
internal sealed record RuledWord(int Row, int Column, PdfWord Word, PdfLine Line)
{
    public static RuledWord At(RuledGrid grid, PdfWord word, PdfLine line)
    {
        var (row, column) = grid.CellAt((word.Left + word.Right) / 2, (line.Box.Top + line.Box.Bottom) / 2);
        return new RuledWord(row, column, word, line);
    }

    /// <summary>A line of the grid goes right through the word.</summary>
    public bool IsCut(RuledGrid grid)
    {
        var middle = (Line.Box.Top + Line.Box.Bottom) / 2;
        var inset = Math.Min(4, (Word.Right - Word.Left) / 4);
        return grid.CellAt(Word.Left + inset, middle) != (Row, Column) || grid.CellAt(Word.Right - inset, middle) != (Row, Column);
    }
}
