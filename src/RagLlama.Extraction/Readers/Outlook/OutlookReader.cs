using System.Globalization;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Archives;
using RagLlama.Extraction.Readers.Html;
using RagLlama.Extraction.Readers.Mail;
using RagLlama.Extraction.Readers.RichText;

namespace RagLlama.Extraction.Readers.Outlook;

/// <summary>An Outlook message (MS-OXMSG): its head, its text (plain, else HTML, else rich text), and its attachments.</summary>
internal static class OutlookReader
{
    private const int MostAttachments = 500;
    private const int MostDepth = 5;

    public static void Read(byte[] bytes, DocumentBuilder builder) => Write(new CompoundFile(bytes), "", builder, 1);

    private static void Write(CompoundFile file, string folder, DocumentBuilder builder, int level)
    {
        var message = new OutlookProperties(file, folder);
        var subject = Whitespace.Collapse(message.Text(0x0037) ?? "");
        if (level == 1)
        {
            builder.Title ??= subject;
            builder.ModifiedAt ??= message.Time(0x0039) ?? message.Time(0x0E06);
        }

        builder.Add(BlockType.Heading, subject, level);
        var address = message.Text(0x5D01) ?? message.Text(0x0C1F);
        var sender = string.Join(' ', new[] { message.Text(0x0C1A), address is not null && address.Contains('@', StringComparison.Ordinal) ? $"<{address}>" : null }.Where(part => !string.IsNullOrWhiteSpace(part)));
        (string Name, string? Value)[] fields =
        [
            ("From", sender),
            ("To", message.Text(0x0E04)),
            ("Cc", message.Text(0x0E03)),
            ("Date", (message.Time(0x0039) ?? message.Time(0x0E06))?.ToString("r", CultureInfo.InvariantCulture)),
        ];
        builder.Add(BlockType.Paragraph, string.Join('\n', fields.Where(field => !string.IsNullOrWhiteSpace(field.Value)).Select(field => $"{field.Name}: {Whitespace.Collapse(field.Value!)}").Append("Content:")));
        WriteBody(message, builder);
        WriteAttachments(file, folder, builder, level);
    }

    private static void WriteBody(OutlookProperties message, DocumentBuilder builder)
    {
        if (message.Text(0x1000) is { } plain && !string.IsNullOrWhiteSpace(plain))
        {
            QuotedText.Write(plain, builder);
        }
        else if (message.Binary(0x1013) is { } html)
        {
            HtmlReader.ReadFragment(HtmlEncoding.Decode(html, message.CodePage), builder, isMail: true);
        }
        else if (message.Text(0x1013) is { } text)
        {
            HtmlReader.ReadFragment(text, builder, isMail: true);
        }
        else if (message.Binary(0x1009) is { } packed && CompressedRichText.Unpack(packed) is { } rich)
        {
            RichTextReader.Read(rich, builder);
        }
    }

    private static void WriteAttachments(CompoundFile file, string folder, DocumentBuilder builder, int level)
    {
        var names = file.Paths.Where(path => path.StartsWith(folder + "__attach_version1.0_#", StringComparison.OrdinalIgnoreCase))
            .Select(path => path[..(path.IndexOf('/', folder.Length) + 1)]).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).Take(MostAttachments).ToList();
        foreach (var attachment in names)
        {
            var properties = new OutlookProperties(file, attachment);
            var name = Whitespace.Collapse(properties.Text(0x3707) ?? properties.Text(0x3704) ?? properties.Text(0x3001) ?? "attachment");
            if (properties.Binary(0x3701) is { } content)
            {
                EmbeddedFiles.Read(name, content, builder);
            }
            else if (level < MostDepth)
            {
                Write(file, attachment + "__substg1.0_3701000D/", builder, level + 1);
            }
        }
    }
}
