namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>What is drawn on a page beside the text itself.</summary>
internal sealed class PageDrawing
{
    /// <summary>Smaller ones cover no word, in points.</summary>
    private const float LeastArea = 4;
    private const int MostAreas = 20_000;

    public List<Ruling> Level { get; private set; } = [];

    public List<Ruling> Upright { get; private set; } = [];

    /// <summary>Upper and lower edges of coloured boxes: the ground of a table's rows ends there.</summary>
    public List<Ruling> Edges { get; private set; } = [];

    /// <summary>Filled boxes, while the page is drawn.</summary>
    public List<FilledBox> Boxes { get; } = [];

    /// <summary>Rising by height on the page.</summary>
    public List<ShownText> Texts { get; } = [];

    /// <summary>What may keep a reader from seeing the text; null on most pages.</summary>
    public HiddenPlaces? Hidden { get; private set; }

    /// <summary>Share of the page that its largest picture covers.</summary>
    public float LargestPicture { get; private set; }

    private readonly List<PaintedArea> areas = [];
    private readonly List<FilledBox> clips = [];

    /// <summary>Called once, when everything has been drawn.</summary>
    /// <param name="page">Width times height.</param>
    public void Finish(float page)
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
        Hidden = HiddenPlaces.Find(Texts, areas, clips, page);
        LargestPicture = areas.Where(area => area.IsPicture).Select(area => area.Box.Width * area.Box.Height).DefaultIfEmpty(0).Max() / Math.Max(1, page);
        areas.Clear();
        areas.TrimExcess();
        if (!Texts.Exists(text => text.IsBold))
        {
            Texts.Clear();
        }

        Texts.TrimExcess();
    }

    public void Paint(FilledBox box, int order, Ink ink, bool isWhole, bool isPicture)
    {
        if (areas.Count < MostAreas && box.Width > LeastArea && box.Height > LeastArea)
        {
            areas.Add(new PaintedArea(box, order, ink, isWhole, isPicture));
        }
    }

    /// <param name="clip">The part of the page that the text shows in.</param>
    public void Show(ShownText text, FilledBox clip)
    {
        var (first, last) = (text.At(0), text.At(1));
        var fits = Math.Min(first.X, last.X) > clip.Left - 1 && Math.Max(first.X, last.X) < clip.Right + 1 && Math.Min(first.Y, last.Y) > clip.Top && Math.Max(first.Y, last.Y) < clip.Bottom;
        if (!fits && (clips.Count == 0 || clips[^1] != clip))
        {
            clips.Add(clip);
        }

        Texts.Add(text with { Clip = fits ? -1 : clips.Count - 1 });
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
