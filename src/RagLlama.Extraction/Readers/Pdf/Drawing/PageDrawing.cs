namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>What is drawn on a page beside the text itself.</summary>
internal sealed class PageDrawing
{
    public List<Ruling> Level { get; private set; } = [];

    public List<Ruling> Upright { get; private set; } = [];

    /// <summary>Upper and lower edges of coloured boxes: the ground of a table's rows ends there.</summary>
    public List<Ruling> Edges { get; private set; } = [];

    /// <summary>Filled boxes, while the page is drawn.</summary>
    public List<FilledBox> Boxes { get; } = [];

    /// <summary>Rising by height on the page.</summary>
    public List<ShownText> Texts { get; } = [];

    /// <summary>Some letters may have nearly the colour of paper.</summary>
    public bool HasPaleText { get; set; }

    /// <summary>Called once, when everything has been drawn.</summary>
    public void Finish()
    {
        (Level, Upright) = (RulingMerger.Merge(Level), RulingMerger.Merge(Upright));
        var (level, upright) = FilledCells.Lines(Boxes, Level, Upright);
        if (level.Count > 0)
        {
            (Level, Upright) = (RulingMerger.Merge([.. Level, .. level]), RulingMerger.Merge([.. Upright, .. upright]));
        }

        Edges = FilledCells.Edges(Boxes);
        Boxes.Clear();
        Boxes.TrimExcess();
        Texts.Sort(static (left, right) => left.Y.CompareTo(right.Y));
        if (!Texts.Exists(text => text.IsBold))
        {
            Texts.Clear();
        }

        Texts.TrimExcess();
    }

    /// <summary>Share of the letters shown inside a box that are bold.</summary>
    public float BoldShare(float left, float top, float right, float bottom)
    {
        int all = 0, bold = 0;
        for (var i = First(top); i < Texts.Count && Texts[i].Y <= bottom; i++)
        {
            if (Texts[i].X >= left && Texts[i].X <= right)
            {
                all += Texts[i].Length;
                bold += Texts[i].IsBold ? Texts[i].Length : 0;
            }
        }

        return all == 0 ? 0 : (float)bold / all;
    }

    private int First(float top)
    {
        int low = 0, high = Texts.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Texts[middle].Y < top ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
