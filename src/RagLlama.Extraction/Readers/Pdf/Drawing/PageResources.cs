using RagLlama.Extraction.Readers.Pdf.Objects;

namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>Fonts, colour spaces and graphics states by the names that a page's content gives them.</summary>
internal sealed class PageResources(PdfFile file)
{
    private const int MostKept = 5000;
    private readonly Dictionary<(PdfDictionary Resources, string Name), FontMetrics> named = [];
    private readonly Dictionary<(PdfDictionary Resources, string Name), ColourSpace> spaces = [];
    private readonly Dictionary<PdfDictionary, FontMetrics> fonts = new(ReferenceEqualityComparer.Instance);

    public FontMetrics Font(PdfDictionary resources, string name)
    {
        if (named.TryGetValue((resources, name), out var font))
        {
            return font;
        }

        if (Entry(resources, "Font", name) is not { } dictionary)
        {
            return FontMetrics.Unknown;
        }

        if (!fonts.TryGetValue(dictionary, out font))
        {
            font = FontMetrics.Of(dictionary, file);
            Keep(fonts, dictionary, font);
        }

        Keep(named, (resources, name), font);
        return font;
    }

    public ColourSpace Space(PdfDictionary resources, string? name)
    {
        var plain = ColourSpace.Named(name);
        if (name is null || plain != ColourSpace.Unknown)
        {
            return plain;
        }

        if (!spaces.TryGetValue((resources, name), out var space))
        {
            space = ColourSpace.Of(file.Dictionary(resources.GetValueOrDefault("ColorSpace"))?.GetValueOrDefault(name), file);
            Keep(spaces, (resources, name), space);
        }

        return space;
    }

    /// <summary>Opacity of what is filled and of lines, and whether what is below shows; null where the state does not say (ISO 32000-1, table 58).</summary>
    public (double? Alpha, double? StrokeAlpha, bool? IsMixed) State(PdfDictionary resources, string? name)
    {
        if (name is null || Entry(resources, "ExtGState", name) is not { } state)
        {
            return default;
        }

        double? Number(string key) => file.Resolve(state.GetValueOrDefault(key)) as double?;
        var mode = file.Name(state.GetValueOrDefault("BM")) ?? file.Name(file.Array(state.GetValueOrDefault("BM")) is { Count: > 0 } modes ? modes[0] : null);
        bool? isMixed = mode is null && !state.ContainsKey("SMask") ? null : mode is not (null or "Normal" or "Compatible") || file.Dictionary(state.GetValueOrDefault("SMask")) is not null;
        return (Number("ca"), Number("CA"), isMixed);
    }

    private PdfDictionary? Entry(PdfDictionary resources, string kind, string name) => file.Dictionary(file.Dictionary(resources.GetValueOrDefault(kind))?.GetValueOrDefault(name));

    private static void Keep<TKey, TValue>(Dictionary<TKey, TValue> kept, TKey key, TValue value)
        where TKey : notnull
    {
        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        kept[key] = value;
    }
}
