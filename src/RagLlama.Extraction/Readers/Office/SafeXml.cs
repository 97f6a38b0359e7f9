using System.Xml;
using System.Xml.Linq;
using RagLlama.Extraction.Formats;

namespace RagLlama.Extraction.Readers.Office;

/// <summary>Reads XML without DTD, entities or anything external, and refuses deep nesting before a tree of it exists.</summary>
internal static class SafeXml
{
    public static XmlReader Reader(Stream stream) => XmlReader.Create(stream, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });

    /// <exception cref="ExtractionFailedException">Nested more than <paramref name="maxDepth"/> deep (<c>limit_depth</c>).</exception>
    /// <exception cref="XmlException">Not well-formed, or with a DTD.</exception>
    public static XElement Load(Stream stream, int maxDepth)
    {
        using var reader = Reader(stream);
        XElement? root = null;
        var open = new Stack<XElement>();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var isEmpty = reader.IsEmptyElement;
                    var element = Element(reader);
                    root ??= element;
                    if (open.TryPeek(out var parent))
                    {
                        parent.Add(element);
                    }

                    if (!isEmpty)
                    {
                        open.Push(element);
                        CheckDepth(open.Count, maxDepth);
                    }

                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    if (open.TryPeek(out var holder))
                    {
                        holder.Add(reader.Value);
                    }

                    break;
                default:
                    break;
            }
        }

        return root ?? throw new XmlException("There is no root element.");
    }

    public static void CheckDepth(int depth, int maxDepth)
    {
        if (depth > maxDepth)
        {
            throw new ExtractionFailedException(
                "limit_depth",
                $"The document nests elements more than {maxDepth} deep (Extraction:MaxDepth), which no office program writes; it is probably damaged or hostile.");
        }
    }

    private static XElement Element(XmlReader reader)
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != "http://www.w3.org/2000/xmlns/")
            {
                element.SetAttributeValue(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value);
            }
        }

        reader.MoveToElement();
        return element;
    }
}
