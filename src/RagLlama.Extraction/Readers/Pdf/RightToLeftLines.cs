using RagLlama.Extraction.Protocol;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Puts the lines of a document that hold Arabic or Hebrew into the order of reading.</summary>
internal static class RightToLeftLines
{
    public static void Restore(string path, IReadOnlyList<string> password, List<PdfPage> pages, ChildLimits limits)
    {
        ReadingOrder? order = null;
        foreach (var block in pages.SelectMany(page => page.Blocks))
        {
            for (var i = 0; i < block.Count; i++)
            {
                if (RightToLeft.Occurs(block[i].Text))
                {
                    order ??= ReadingOrder.Read(path, password, limits);
                    var words = RightToLeft.Order(block[i].Words.Select(word => RightToLeft.Occurs(word.Text) ? word with { Text = order.Of(word.Text) } : word).ToList(), word => word.Text);
                    block[i] = block[i] with { Text = string.Join(' ', words.Select(word => word.Text)), Words = words };
                }
            }
        }
    }
}
