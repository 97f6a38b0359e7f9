using System.Xml;
using System.Xml.Linq;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Data;

/// <summary>XML of any kind: elements with running text become paragraphs, elements that hold values become named values and tables.</summary>
internal static class XmlReading
{
    private const int LongText = 200;

    public static void Read(byte[] bytes, DocumentBuilder builder)
    {
        XElement root;
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            root = SafeXml.Load(stream, builder.Limits.Depth);
        }
        catch (XmlException exception)
        {
            throw new ExtractionFailedException("corrupt", exception.Message.Contains("DTD", StringComparison.Ordinal)
                ? "The file carries a document type definition, which is never read. Remove it, or save the file as text."
                : "The file is not well-formed XML.");
        }

        builder.Title ??= root.Elements().FirstOrDefault(element => element.Name.LocalName.Equals("title", StringComparison.OrdinalIgnoreCase))?.Value.Trim();
        if (IsProse(root))
        {
            WriteProse(root, builder, 1);
        }
        else
        {
            DataWriter.Write(Node(root), builder);
        }
    }

    /// <summary>Running text has elements within its sentences, or long passages.</summary>
    private static bool IsProse(XElement root)
    {
        var texts = root.DescendantsAndSelf().Where(element => element.Nodes().OfType<XText>().Any(text => !string.IsNullOrWhiteSpace(text.Value))).ToList();
        return texts.Count > 0 && texts.Count(element => element.HasElements || element.Value.Length > LongText) > texts.Count / 4;
    }

    private static void WriteProse(XElement parent, DocumentBuilder builder, int level)
    {
        foreach (var element in parent.Elements())
        {
            var text = Whitespace.Collapse(element.Value);
            if (element.Name.LocalName.ToUpperInvariant() is "TITLE" or "HEAD" or "HEADING" or "H1" or "H2" or "H3")
            {
                builder.Add(BlockType.Heading, text, Math.Min(level, 6));
            }
            else if (!element.HasElements || element.Nodes().OfType<XText>().Any(node => !string.IsNullOrWhiteSpace(node.Value)))
            {
                builder.Add(BlockType.Paragraph, text);
            }
            else
            {
                WriteProse(element, builder, level + 1);
            }
        }
    }

    private static DataNode Node(XElement element)
    {
        var fields = element.Attributes().Select(attribute => DataNode.Leaf(attribute.Name.LocalName, attribute.Value)).Concat(element.Elements().Select(Node)).ToList();
        var text = Whitespace.Collapse(string.Concat(element.Nodes().OfType<XText>().Select(node => node.Value)));
        if (fields.Count == 0)
        {
            return DataNode.Leaf(element.Name.LocalName, text);
        }

        return new DataNode(element.Name.LocalName, null, text.Length > 0 ? [DataNode.Leaf("text", text), .. fields] : fields);
    }
}
