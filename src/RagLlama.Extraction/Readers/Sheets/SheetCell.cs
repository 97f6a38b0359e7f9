using System.Globalization;

namespace RagLlama.Extraction.Readers.Sheets;

/// <param name="IsValue">A number, date or truth value, as opposed to words.</param>
internal readonly record struct SheetCell(string Text, bool IsValue)
{
    public static SheetCell From(string type, string value, int style, IReadOnlyList<string> strings, CellFormats formats) => type switch
    {
        "s" => new SheetCell(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count ? strings[index] : "", false),
        "b" => new SheetCell(value == "1" ? "TRUE" : "FALSE", true),
        "str" or "inlineStr" or "e" => new SheetCell(value, false),
        "d" => new SheetCell(value, true),
        _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new SheetCell(formats.Show(number, style), true)
            : new SheetCell(value, false),
    };
}
