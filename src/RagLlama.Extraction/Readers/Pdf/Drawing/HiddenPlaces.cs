namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>
/// The text of a page that a reader may not see: shown without paint, transparent, tiny, cut away, covered by what is painted later, or in the
/// colour of its ground. Where the operators alone do not tell, as with pale letters or text that lies over a scan of itself, the drawn page has to.
/// </summary>
internal sealed class HiddenPlaces
{
    /// <summary>Letters below this height, in points, are dots to the eye.</summary>
    private const float Smallest = 1.2f;

    /// <summary>Width of a byte of text that is pressed to a stroke, in heights of its letters.</summary>
    private const float Narrowest = 0.02f;

    private const float LargestLetters = 60;

    private const long MostPairs = 20_000_000;

    /// <summary>A page of which pictures cover this share is a scan; its text may lie below them, where only programs find it.</summary>
    private const float MostOfPage = 0.5f;

    private readonly TextBands seen;
    private readonly TextBands doubtful;
    private readonly bool isScan;
    private readonly List<PaintedArea> covers;
    private readonly List<FilledBox> clips;

    private HiddenPlaces(List<ShownText> seen, List<ShownText> doubtful, List<PaintedArea> covers, List<FilledBox> clips, bool isScan) =>
        (this.seen, this.doubtful, this.covers, this.clips, this.isScan) = (new(seen), new(doubtful), covers, clips, isScan);

    /// <param name="texts">Rising by height on the page.</param>
    /// <param name="page">Width times height.</param>
    /// <returns>Null when all of the text is seen.</returns>
    public static HiddenPlaces? Find(List<ShownText> texts, List<PaintedArea> areas, List<FilledBox> clips, float page)
    {
        if (texts.Count == 0)
        {
            return null;
        }

        var grounds = new int[texts.Count];
        Array.Fill(grounds, -1);
        var covers = Around(texts, areas, grounds);
        var (seen, doubtful) = (new List<ShownText>(), new List<ShownText>());
        for (var i = 0; i < texts.Count; i++)
        {
            var text = texts[i];
            var sight = Judge(text, grounds[i] < 0 ? null : areas[grounds[i]], areas);
            (sight == TextSight.Seen && text.Clip < 0 ? seen : doubtful).Add(text with { Sight = sight });
        }

        return doubtful.Count == 0 && covers.Count == 0
            ? null
            : new HiddenPlaces(seen, doubtful, covers, clips, areas.Where(area => area.IsPicture).Sum(area => area.Box.Width * area.Box.Height) >= MostOfPage * page);
    }

    /// <summary>Whether a reader sees the word at a place.</summary>
    public TextSight Of(float left, float top, float right, float bottom)
    {
        var (x, y) = ((left + right) / 2, (top + bottom) / 2);
        var (sight, last) = (TextSight.Seen, -1);
        foreach (var text in doubtful.At(x, y))
        {
            // The same text may be shown twice, each time in another part.
            var own = IsCut(text, left, top, right, bottom) ? TextSight.Hidden : text.Sight;
            sight = last < 0 ? own : (TextSight)Math.Min((int)sight, (int)own);
            last = Math.Max(last, text.Order);
        }

        var over = sight == TextSight.Hidden ? [] : covers.FindAll(cover => cover.Holds(x, y));
        if (sight == TextSight.Seen && over.Count == 0)
        {
            return sight;
        }

        foreach (var text in seen.At(x, y))
        {
            last = Math.Max(last, text.Order);
            if (sight == TextSight.Hidden)
            {
                // Two texts at one place: the word is that which is seen.
                return TextSight.Seen;
            }
        }

        return last < 0 ? sight : (TextSight)Math.Max((int)sight, (int)Covered(over.FindAll(cover => cover.Order > last), left, top, right, bottom));
    }

    private bool IsCut(ShownText text, float left, float top, float right, float bottom)
    {
        if (text.Clip < 0)
        {
            return false;
        }

        var (aside, down) = (0.1f * (right - left), 0.25f * (bottom - top));
        var shown = clips[text.Clip].Cut(new FilledBox(left + aside, top + down, right - aside, bottom - down));
        return shown.Width <= 0 || shown.Height <= 0;
    }

    private TextSight Covered(List<PaintedArea> over, float left, float top, float right, float bottom)
    {
        var (inset, middle, part) = (Math.Min(2, (right - left) / 5), (top + bottom) / 2, (bottom - top) / 5);
        var whole = over.FindAll(cover => cover.Holds(left + inset, middle - part) && cover.Holds(right - inset, middle + part));
        return whole.Count == 0 ? TextSight.Seen : whole.Exists(cover => cover.IsWhole && !(cover.IsPicture && isScan)) ? TextSight.Hidden : TextSight.Unclear;
    }

    private static TextSight Judge(ShownText text, PaintedArea? ground, List<PaintedArea> areas)
    {
        if (text.Sight == TextSight.Hidden || text.Size < Smallest || (text.Length > 3 && text.Width < Narrowest * text.Size * text.Length))
        {
            return TextSight.Hidden;
        }

        if (text.Sight == TextSight.Unpainted)
        {
            var (x, y) = text.At(0.5f);
            return areas.Exists(area => area.IsPicture && area.Holds(x, y)) ? TextSight.Unclear : TextSight.Hidden;
        }

        var isClear = ground switch
        {
            null or { IsPicture: true } or { Ink.IsKnown: false } => !text.Ink.IsPale,
            { IsWhole: false } area => !text.Ink.IsPale && !text.Ink.MayBe(area.Ink),
            { } area => !text.Ink.MayBe(area.Ink) && (!text.Ink.IsPale || text.Ink.StandsOutOn(area.Ink)),
        };
        return isClear && text.Sight == TextSight.Seen ? TextSight.Seen : TextSight.Unclear;
    }

    /// <summary>Finds the areas that were painted over text, and for each text the last area that was painted below it.</summary>
    private static List<PaintedArea> Around(List<ShownText> texts, List<PaintedArea> areas, int[] grounds)
    {
        var covers = new List<PaintedArea>();
        long pairs = 0;
        for (var i = 0; i < areas.Count && pairs < MostPairs; i++)
        {
            var (area, covering) = (areas[i], false);
            for (var j = First(texts, area.Box.Top - LargestLetters); j < texts.Count && texts[j].Y <= area.Box.Bottom + LargestLetters; j++)
            {
                pairs++;
                var ((x, y), (endX, endY)) = (texts[j].At(0.04f), texts[j].At(0.96f));
                covering |= texts[j].Order < area.Order && area.Touches(x, y, endX, endY);
                if (texts[j].Order > area.Order && area.Holds(x, y) && area.Holds(endX, endY))
                {
                    grounds[j] = i;
                }
            }

            if (covering)
            {
                covers.Add(area);
            }
        }

        return covers;
    }

    private static int First(List<ShownText> texts, float top)
    {
        int low = 0, high = texts.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = texts[middle].Y < top ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
