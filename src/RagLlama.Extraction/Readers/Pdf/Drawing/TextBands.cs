namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>Texts by height on the page, so that finding those at a point does not take longer the more there are elsewhere.</summary>
internal sealed class TextBands(List<ShownText> texts)
{
    private const float Height = 16;
    private const int MostBands = 300;
    private readonly Lazy<Dictionary<int, List<ShownText>>> bands = new(() => Sort(texts));

    public IEnumerable<ShownText> At(float x, float y) => bands.Value.TryGetValue((int)(y / Height), out var near) ? near.Where(text => text.Holds(x, y)) : [];

    private static Dictionary<int, List<ShownText>> Sort(List<ShownText> texts)
    {
        var sorted = new Dictionary<int, List<ShownText>>();
        foreach (var text in texts)
        {
            var size = Math.Abs(text.UpX) + Math.Abs(text.UpY) + 2;
            var first = (int)Math.Clamp((Math.Min(text.Y, text.EndY) - (1.2f * size)) / Height, -MostBands, MostBands);
            var last = (int)Math.Clamp((Math.Max(text.Y, text.EndY) + (1.2f * size)) / Height, -MostBands, MostBands);
            for (var band = first; band <= last; band++)
            {
                if (!sorted.TryGetValue(band, out var near))
                {
                    sorted[band] = near = [];
                }

                near.Add(text);
            }
        }

        return sorted;
    }
}
