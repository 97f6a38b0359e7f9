using AngleSharp.Dom;

namespace RagLlama.Extraction.Readers.Html;

/// <summary>How mail programs mark what they quote of earlier messages. What is forwarded is not quoted: the mail was sent for its sake.</summary>
internal static class MailQuotes
{
    public static bool IsQuote(IElement element) =>
        (element.LocalName == "blockquote" && (element.GetAttribute("type") == "cite" || element.ClassName?.Contains("quote", StringComparison.OrdinalIgnoreCase) == true))
        || (element.ClassList.Contains("gmail_quote") && !element.TextContent.TrimStart().StartsWith("-----", StringComparison.Ordinal));

    /// <summary>Outlook puts a line and the head of the earlier message above it and marks nothing else: all that follows is history.</summary>
    public static bool StartsHistory(IElement element) => element.Id is "divRplyFwdMsg" or "appendonsend" or "mail-editor-reference-message-container";
}
