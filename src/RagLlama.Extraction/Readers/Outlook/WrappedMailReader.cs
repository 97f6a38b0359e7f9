using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Archives;
using RagLlama.Extraction.Readers.Html;
using RagLlama.Extraction.Readers.Mail;
using RagLlama.Extraction.Readers.RichText;

namespace RagLlama.Extraction.Readers.Outlook;

/// <summary>A winmail.dat file as a document: its subject, its text, its attachments.</summary>
internal static class WrappedMailReader
{
    public static void Read(byte[] bytes, DocumentBuilder builder)
    {
        var mail = WrappedMail.Read(bytes);
        if (!string.IsNullOrWhiteSpace(mail.Title))
        {
            builder.Title ??= Whitespace.Collapse(mail.Title);
            builder.Add(BlockType.Heading, Whitespace.Collapse(mail.Title), 1);
        }

        if (!string.IsNullOrWhiteSpace(mail.Plain))
        {
            QuotedText.Write(mail.Plain, builder);
        }
        else if (mail.Html is { } html)
        {
            HtmlReader.ReadFragment(HtmlEncoding.Decode(html, null), builder);
        }
        else if (mail.RichText is { } rich)
        {
            RichTextReader.Read(rich, builder);
        }

        foreach (var (name, content) in mail.Attachments)
        {
            EmbeddedFiles.Read(string.IsNullOrWhiteSpace(name) ? "attachment" : Whitespace.Collapse(name), content, builder);
        }
    }
}
