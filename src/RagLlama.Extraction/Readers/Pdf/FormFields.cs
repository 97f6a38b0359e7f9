using RagLlama.Extraction.Readers.Pdf.Drawing;
using RagLlama.Extraction.Readers.Pdf.Objects;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Reads the values of a form's fields (ISO 32000-1, 12.7). Signatures, buttons and empty fields say nothing.</summary>
internal static class FormFields
{
    private const int Most = 5000;
    private const int MostParents = 20;
    private const int LongestValue = 20_000;

    public static List<FormField> Read(PdfFile file)
    {
        var fields = new List<FormField>();
        if (file.Dictionary(file.Catalogue.GetValueOrDefault("AcroForm")) is null)
        {
            return fields;
        }

        var number = 0;
        foreach (var (page, _) in file.Pages())
        {
            number++;
            var frame = PageFrame.Of(page, file);
            foreach (var widget in (file.Array(page.GetValueOrDefault("Annots")) ?? []).Take(Most - fields.Count).Select(file.Dictionary))
            {
                if (widget is not null && file.Name(widget.GetValueOrDefault("Subtype")) == "Widget" && Read(widget, number, frame, file) is { } field)
                {
                    fields.Add(field);
                }
            }
        }

        return fields;
    }

    private static FormField? Read(PdfDictionary widget, int page, Matrix frame, PdfFile file)
    {
        var kind = file.Name(Inherited(widget, "FT", file));
        var value = kind switch
        {
            "Tx" or "Ch" => Value(Inherited(widget, "V", file), file),
            "Btn" => file.Name(widget.GetValueOrDefault("AS")) is { } state && state != "Off" ? "yes" : null,
            _ => null,
        };
        if (string.IsNullOrWhiteSpace(value) || value.Length > LongestValue || file.Array(widget.GetValueOrDefault("Rect")) is not { Count: >= 4 } corners)
        {
            return null;
        }

        var at = corners.ConvertAll(corner => file.Number(corner));
        var ((x, y), (toX, toY)) = (frame.Apply(at[0], at[1]), frame.Apply(at[2], at[3]));
        var name = file.Text(Inherited(widget, "TU", file)) ?? file.Text(Inherited(widget, "T", file)) ?? "";
        return new FormField(page, name.Trim(), value.Trim(), kind == "Btn", (float)Math.Min(x, toX), (float)Math.Min(y, toY), (float)Math.Max(x, toX), (float)Math.Max(y, toY));
    }

    private static string? Value(object? value, PdfFile file) => file.Resolve(value) switch
    {
        byte[] text => PdfText.Decode(text).Replace('\r', ' ').Replace('\n', ' '),
        PdfName name => name.Value,
        List<object?> several => string.Join(", ", several.Select(file.Text).Where(text => !string.IsNullOrEmpty(text))),
        _ => null,
    };

    private static object? Inherited(PdfDictionary field, string key, PdfFile file)
    {
        for (var i = 0; i < MostParents; i++)
        {
            if (field.GetValueOrDefault(key) is { } value)
            {
                return value;
            }

            if (file.Dictionary(field.GetValueOrDefault("Parent")) is not { } parent)
            {
                return null;
            }

            field = parent;
        }

        return null;
    }
}
