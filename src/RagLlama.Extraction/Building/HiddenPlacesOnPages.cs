using RagLlama.Documents;

namespace RagLlama.Extraction.Building;

/// <summary>Finds the block in or beside which text was left out, where the text was at places on pages.</summary>
internal static class HiddenPlacesOnPages
{
    public const string Warning = "hidden_text";

    /// <summary>A page with more of them is marked as well by these.</summary>
    private const int MostOnPage = 300;

    /// <summary>Marks the nearest block of each place; pages without blocks have nothing to mark.</summary>
    public static void Mark(List<DocumentBlock> blocks, IReadOnlyList<PageBox> places)
    {
        foreach (var page in places.GroupBy(place => place.Page))
        {
            var own = Enumerable.Range(0, blocks.Count).Where(i => blocks[i].Box is { } box && box.Page == page.Key).ToList();
            foreach (var place in own.Count == 0 ? [] : page.Take(MostOnPage))
            {
                var nearest = own.MinBy(i => Distance(blocks[i].Box!.Value, place));
                blocks[nearest] = With(blocks[nearest]);
            }
        }
    }

    public static DocumentBlock With(DocumentBlock block) => block.Warnings?.Contains(Warning) == true ? block : block with { Warnings = [.. block.Warnings ?? [], Warning] };

    private static double Distance(PageBox block, PageBox place)
    {
        var across = Math.Max(0, Math.Max(block.Left - place.Right, place.Left - block.Right));
        var down = Math.Max(0, Math.Max(block.Top - place.Bottom, place.Top - block.Bottom));
        return (across * across) + (down * down);
    }
}
