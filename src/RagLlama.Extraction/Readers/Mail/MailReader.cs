using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Archives;
using RagLlama.Extraction.Readers.Html;

namespace RagLlama.Extraction.Readers.Mail;

/// <summary>A message: its head as a paragraph, its text, forwarded messages, and what is attached.</summary>
internal static class MailReader
{
    private static readonly string[] ShownFields = ["From", "To", "Cc", "Date"];

    public static void Read(byte[] bytes, DocumentBuilder builder)
    {
        var messages = Mailbox.Split(bytes);
        foreach (var message in messages)
        {
            if (builder.IsFull)
            {
                return;
            }

            WriteMessage(MimePart.Parse(message), builder, 1);
        }

        if (messages.Count > 1)
        {
            builder.Title = null;
            builder.ModifiedAt = null;
        }
    }

    private static void WriteMessage(MimePart message, DocumentBuilder builder, int level)
    {
        var subject = message.Headers.Text("Subject");
        if (level == 1)
        {
            builder.Title ??= subject;
            builder.ModifiedAt ??= MailDate.Parse(message.Headers["Date"]);
        }

        builder.Add(BlockType.Heading, Whitespace.Collapse(subject ?? ""), level);
        builder.Add(BlockType.Paragraph, string.Join('\n', ShownFields
            .Select(field => (field, Value: message.Headers.Text(field)))
            .Where(field => !string.IsNullOrWhiteSpace(field.Value))
            .Select(field => $"{field.field}: {Whitespace.Collapse(field.Value!)}")));
        var attachments = new List<MimePart>();
        WritePart(message, builder, level, attachments);
        foreach (var attachment in attachments)
        {
            EmbeddedFiles.Read(Whitespace.Collapse(attachment.FileName ?? attachment.Type.Value), attachment.Content(), builder);
        }
    }

    private static void WritePart(MimePart part, DocumentBuilder builder, int level, List<MimePart> attachments)
    {
        switch (part.Type.Value)
        {
            case "multipart/alternative":
                WriteAlternative(part, builder, level, attachments);
                break;
            case "message/rfc822" or "message/global" when part.Parts.Count > 0:
                WriteMessage(part.Parts[0], builder, Math.Min(level + 1, 6));
                break;
            case var type when type.StartsWith("multipart/", StringComparison.Ordinal) && part.Parts.Count > 0:
                foreach (var child in part.Parts)
                {
                    WritePart(child, builder, level, attachments);
                }

                break;
            case var _ when part.IsAttachment:
                attachments.Add(part);
                break;
            case "text/html":
                HtmlReader.ReadFragment(part.Text(), builder, isMail: true);
                break;
            case var type when type.Length == 0 || type is "text/plain" or "text" || !type.Contains('/', StringComparison.Ordinal) || type.StartsWith("multipart/", StringComparison.Ordinal):
                QuotedText.Write(part.Text(), builder);
                break;
            default:
                break;
        }
    }

    /// <summary>The same text in several forms: plain text unless it is empty, then HTML, then whatever else can be read.</summary>
    private static void WriteAlternative(MimePart part, DocumentBuilder builder, int level, List<MimePart> attachments)
    {
        var chosen = part.Parts.FirstOrDefault(child => child.Type.Value is "text/plain" && !string.IsNullOrWhiteSpace(child.Text()))
            ?? part.Parts.FirstOrDefault(child => child.Type.Value == "text/html")
            ?? part.Parts.LastOrDefault(child => child.Type.Value.StartsWith("multipart/", StringComparison.Ordinal));
        if (chosen is not null)
        {
            WritePart(chosen, builder, level, attachments);
        }

        foreach (var attached in part.Parts.Where(child => child != chosen && child.IsAttachment))
        {
            attachments.Add(attached);
        }
    }
}
