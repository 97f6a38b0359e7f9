namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>A word in the cell that begins at a row and column of a grid.</summary>
internal sealed class RuledWord(int row, int column, PdfWord word, PdfLine line)
{
    public int Row { get; private set; } = row;

    public int Column { get; private set; } = column;

    public PdfWord Word => word;

    public PdfLine Line => line;

    public float Middle => (line.Box.Top + line.Box.Bottom) / 2;

    private bool spread;

    public static RuledWord At(RuledGrid grid, PdfWord word, PdfLine line)
    {
        var (row, column) = grid.CellAt((word.Left + word.Right) / 2, (line.Box.Top + line.Box.Bottom) / 2);
        return new RuledWord(row, column, word, line);
    }

    /// <summary>A line of the grid goes right through the word.</summary>
    public bool IsCut(RuledGrid grid)
    {
        if (spread)
        {
            return false;
        }

        var inset = Math.Min(4, (Word.Right - Word.Left) / 4);
        return grid.CellAt(Word.Left + inset, Middle) != (Row, Column) || grid.CellAt(Word.Right - inset, Middle) != (Row, Column);
    }

    /// <summary>Puts the word in one of the rows that its cell covers.</summary>
    public void SpreadDown(int into)
    {
        Row = into;
        spread = true;
    }

    /// <summary>Puts the word in one of the columns that its cell covers.</summary>
    public void Spread(int into)
    {
        Column = into;
        spread = true;
    }
}
