using RagLlama.Documents;
using RagLlama.Text;

namespace RagLlama.Ingestion;

/// <summary>Names the language of a document and of each of its blocks.</summary>
public static class PassageLanguages
{
    /// <summary>A block is of the document's language unless it is long enough to say otherwise.</summary>
    public static ExtractedDocument Name(ExtractedDocument document)
    {
        var language = LanguageDetector.DetectPassage(document.Text);
        return document with { Language = language, Blocks = [.. document.Blocks.Select(block => block with { Language = Of(document, block, language) })] };
    }

    private static string? Of(ExtractedDocument document, DocumentBlock block, string prevailing) =>
        LanguageDetector.DetectPassage(document.TextOf(block)) is var own && own == LanguageDetector.Undetermined || own == prevailing ? null : own;
}
