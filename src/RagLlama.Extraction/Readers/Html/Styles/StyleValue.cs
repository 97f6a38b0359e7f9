namespace RagLlama.Extraction.Readers.Html.Styles;

internal readonly record struct StyleValue(StyleProperty Property, int Value, bool IsImportant);
