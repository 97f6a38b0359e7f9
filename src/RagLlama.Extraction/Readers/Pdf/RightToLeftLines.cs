namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Puts the lines of a document that hold Arabic or Hebrew into the order of reading.</summary>
internal static class RightToLeftLines
{
    public static void Restore(List<PdfPage> pages)
    {
        foreach (var block in pages.SelectMany(page => page.Blocks))
        {
            for (var i = 0; i < block.Count; i++)
            {
                if (RightToLeft.Occurs(block[i].Text))
                {
                    var words = RightToLeft.Order(block[i].Words.Select(word => word with { Text = RightToLeft.Letters(word.Text) }).ToList(), word => word.Text);
                    block[i] = block[i] with { Text = string.Join(' ', words.Select(word => word.Text)), Words = words };
                }
            }
        }
    }
}
