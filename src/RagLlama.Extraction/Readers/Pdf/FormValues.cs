using RagLlama.Documents;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>
/// Puts the values of a form behind the labels printed beside or above their fields, as "label: value". Poppler reads the values where they
/// are drawn, or not at all when the program that filled the form left drawing to the reader.
/// </summary>
internal static class FormValues
{
    private const float FarthestLeft = 250;
    private const float FarthestRight = 40;
    private const float FarthestAbove = 16;
    private const float Tolerance = 4;

    public static void Place(List<FormField> fields, List<PdfPage> pages)
    {
        foreach (var field in fields.Where(field => field.Page <= pages.Count))
        {
            var page = pages[field.Page - 1];
            RemoveDrawn(field, page);
            if (!PutBesideLabel(field, page))
            {
                var words = Words((field.Name.Length > 0 ? field.Name + ": " : "") + field.Value, field);
                page.Blocks.Add([new PdfLine(string.Join(' ', words.Select(word => word.Text)), new PageBox(field.Page, field.Left, field.Top, field.Right, field.Bottom), Math.Min(10, field.Bottom - field.Top), words)]);
            }
        }
    }

    private static void RemoveDrawn(FormField field, PdfPage page)
    {
        foreach (var block in page.Blocks)
        {
            for (var i = block.Count - 1; i >= 0; i--)
            {
                var line = block[i];
                var middle = (line.Box.Top + line.Box.Bottom) / 2;
                var kept = middle < field.Top || middle > field.Bottom ? line.Words : line.Words.Where(word => (word.Left + word.Right) / 2 is var x && (x < field.Left || x > field.Right)).ToList();
                if (kept.Count == 0)
                {
                    block.RemoveAt(i);
                }
                else if (kept.Count < line.Words.Count)
                {
                    block[i] = line.Of(kept);
                }
            }
        }

        page.Blocks.RemoveAll(block => block.Count == 0);
    }

    private static bool PutBesideLabel(FormField field, PdfPage page)
    {
        var best = (Distance: float.MaxValue, Block: (List<PdfLine>?)null, Line: 0, After: 0);
        foreach (var block in page.Blocks)
        {
            for (var i = 0; i < block.Count; i++)
            {
                if (Distance(field, block[i]) is { } found && found.Space < best.Distance)
                {
                    best = (found.Space, block, i, found.After);
                }
            }
        }

        if (best.Block is not { } labels)
        {
            return false;
        }

        var label = labels[best.Line];
        var words = label.Words.ToList();
        var last = words[best.After - 1];
        words[best.After - 1] = last.Text[^1] is ':' or '?' ? last : last with { Text = last.Text + ':' };
        words.InsertRange(best.After, Words(field.Value, field));
        labels[best.Line] = label with
        {
            Text = string.Join(' ', words.Select(word => word.Text)),
            Words = words,
            Box = label.Box with { Left = Math.Min(label.Box.Left, field.Left), Right = Math.Max(label.Box.Right, field.Right) },
        };
        return true;
    }

    /// <summary>How far a line's words are from the field, and behind how many of them its value belongs.</summary>
    private static (float Space, int After)? Distance(FormField field, PdfLine line)
    {
        var middle = (line.Box.Top + line.Box.Bottom) / 2;
        if (middle > field.Top - 2 && middle < field.Bottom + 2)
        {
            if (field.IsBox && line.Box.Left - field.Right is >= -Tolerance and < FarthestRight)
            {
                return (line.Box.Left - field.Right, line.Words.Count);
            }

            var before = line.Words.Count(word => word.Right <= field.Left + Tolerance);
            return before > 0 && field.Left - line.Words[before - 1].Right is < FarthestLeft and var space ? (FarthestRight + Math.Max(0, space), before) : null;
        }

        // A label to the left is surer than one above.
        var above = field.Top - line.Box.Bottom;
        return above is >= -Tolerance and < FarthestAbove && line.Box.Left < field.Right && line.Box.Right > field.Left && line.Box.Left > field.Left - FarthestRight
            ? (FarthestRight + FarthestLeft + above, line.Words.Count) : null;
    }

    private static List<PdfWord> Words(string text, FormField field) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new PdfWord(word, field.Left, field.Right))];
}
