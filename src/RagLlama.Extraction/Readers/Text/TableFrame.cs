namespace RagLlama.Extraction.Readers.Text;

/// <summary>
/// Tables that only put a frame around text: one cell, or one column with cells as long as paragraphs. They are read as the blocks they hold.
/// A single column of short cells is a table: a list of values with or without a name above.
/// </summary>
internal static class TableFrame
{
    /// <summary>Characters beyond which the only cell of a row is a passage rather than a value.</summary>
    private const int MostCell = 300;

    /// <param name="rows">How many rows there are, each of a single cell.</param>
    /// <param name="longest">Characters of the longest cell.</param>
    public static bool IsFrame(int rows, int longest) => rows < 2 || longest > MostCell;
}
