namespace RagLlama.Extraction.Readers.Html.Styles;

/// <param name="IsCertain">False for a rule that counts only in another state of the page or on another screen: it can show what others hide.</param>
internal sealed record StyleRule(StyleSelector Selector, IReadOnlyList<StyleValue> Values, int Order, bool IsCertain);
