using System.Net;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Readers.Html;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Epub;

/// <summary>EPUB 2 and 3: the documents of the spine in order; the table of contents is left out, because its entries are the headings.</summary>
internal static class EpubReader
{
    private const string HtmlType = "application/xhtml+xml";

    public static void Read(Stream file, DocumentBuilder builder)
    {
        using var book = new OfficePackage(file, builder.Limits);
        if (book.Load("META-INF/encryption.xml") is { } protection && protection.All("EncryptedData").Any(data => !data.All("EncryptionMethod").Any(method => method.Value("Algorithm")?.Contains("embedding", StringComparison.Ordinal) == true || method.Value("Algorithm")?.Contains("obfuscation", StringComparison.Ordinal) == true)))
        {
            throw new ExtractionFailedException("encrypted", "The book is protected against copying. Add a copy without this protection.");
        }

        var root = book.Load("META-INF/container.xml").All("rootfile").FirstOrDefault().Value("full-path")
            ?? throw new ExtractionFailedException("corrupt", "The book does not name its contents. Get a fresh copy of it.");
        var contents = book.LoadMain(root);
        builder.Title ??= contents.All("title").FirstOrDefault(title => title.Parent?.Name.LocalName == "metadata")?.Value;
        var description = contents.All("description").FirstOrDefault(part => part.Parent?.Name.LocalName == "metadata")?.Value;
        builder.Add(BlockType.Caption, Whitespace.Collapse(HtmlReader.PlainText(description ?? "")));
        var folder = root.Contains('/', StringComparison.Ordinal) ? root[..(root.LastIndexOf('/') + 1)] : "";
        var items = contents.All("item").Where(item => item.Value("id") is not null).DistinctBy(item => item.Value("id")).ToDictionary(item => item.Value("id")!);
        foreach (var reference in contents.All("itemref"))
        {
            if (items.TryGetValue(reference.Value("idref") ?? "", out var item) && item.Value("media-type") is HtmlType or "text/html"
                && item.Value("properties")?.Contains("nav", StringComparison.Ordinal) != true)
            {
                ReadPart(book, OfficePackage.Resolve(folder, WebUtility.UrlDecode(item.Value("href") ?? "")), builder);
            }
        }
    }

    private static void ReadPart(OfficePackage book, string part, DocumentBuilder builder)
    {
        if (builder.IsFull || book.Open(part) is not { } stream)
        {
            return;
        }

        using (stream)
        {
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            HtmlReader.ReadFragment(HtmlEncoding.Decode(bytes.ToArray(), null), builder);
        }
    }
}
