using RagLlama.Extraction.Readers.Pdf.Objects;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>The outline of a document (ISO 32000-1, 12.3.3): titles, the pages they lead to, and their depth from 1.</summary>
internal static class PdfOutline
{
    private const int MostItems = 20_000;
    private const int MostNodes = 20_000;
    private const int Deepest = 6;

    public static List<(string Title, int Page, int Level)> Read(PdfFile file)
    {
        var items = new List<(string, int, int)>();
        if (file.Dictionary(file.Catalogue.GetValueOrDefault("Outlines")) is not { } root)
        {
            return items;
        }

        var pages = new Dictionary<int, int>();
        foreach (var (_, reference) in file.Pages())
        {
            pages.TryAdd(reference, pages.Count + 1);
        }

        var named = new Lazy<Dictionary<string, object?>>(() => Destinations(file));
        var seen = new HashSet<int>();
        var waiting = new Stack<(object? Item, int Level)>([(root.GetValueOrDefault("First"), 1)]);
        while (waiting.TryPop(out var next) && items.Count < MostItems)
        {
            if (next.Item is not PdfReference reference || !seen.Add(reference.Number) || file.Dictionary(reference) is not { } item)
            {
                continue;
            }

            waiting.Push((item.GetValueOrDefault("Next"), next.Level));
            waiting.Push((item.GetValueOrDefault("First"), Math.Min(next.Level + 1, Deepest)));
            if (file.Text(item.GetValueOrDefault("Title"))?.Trim() is { Length: > 0 } title && PageOf(item, pages, named, file) is { } page)
            {
                items.Add((title, page, next.Level));
            }
        }

        return items;
    }

    private static int? PageOf(PdfDictionary item, Dictionary<int, int> pages, Lazy<Dictionary<string, object?>> named, PdfFile file)
    {
        var target = item.GetValueOrDefault("Dest") ?? (file.Dictionary(item.GetValueOrDefault("A")) is { } action && file.Name(action.GetValueOrDefault("S")) == "GoTo" ? action.GetValueOrDefault("D") : null);
        target = file.Resolve(target);
        if (target is byte[] or PdfName)
        {
            target = file.Resolve(named.Value.GetValueOrDefault(target is PdfName name ? name.Value : PdfText.Decode((byte[])target)));
        }

        var place = target is PdfDictionary holder ? file.Array(holder.GetValueOrDefault("D")) : target as List<object?>;
        return place is not { Count: > 0 } ? null
            : place[0] is PdfReference page && pages.TryGetValue(page.Number, out var number) ? number
            : place[0] is double index and >= 0 && index < pages.Count ? (int)index + 1 : null;
    }

    private static Dictionary<string, object?> Destinations(PdfFile file)
    {
        var found = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, target) in file.Dictionary(file.Catalogue.GetValueOrDefault("Dests")) ?? [])
        {
            found[name] = target;
        }

        var waiting = new Stack<object?>([file.Dictionary(file.Catalogue.GetValueOrDefault("Names"))?.GetValueOrDefault("Dests")]);
        for (var nodes = 0; nodes < MostNodes && waiting.TryPop(out var next); nodes++)
        {
            if (file.Dictionary(next) is not { } node)
            {
                continue;
            }

            var names = file.Array(node.GetValueOrDefault("Names")) ?? [];
            for (var i = 0; i + 1 < names.Count; i += 2)
            {
                if (file.Text(names[i]) is { } name)
                {
                    found[name] = names[i + 1];
                }
            }

            file.Array(node.GetValueOrDefault("Kids"))?.ForEach(waiting.Push);
        }

        return found;
    }
}
