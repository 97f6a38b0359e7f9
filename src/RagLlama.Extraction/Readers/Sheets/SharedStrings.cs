using System.Text;
using System.Xml;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Sheets;

internal static class SharedStrings
{
    public static IReadOnlyList<string> Read(OfficePackage package, string? part)
    {
        if (part is null || package.Open(part) is not { } stream)
        {
            return [];
        }

        var strings = new List<string>();
        var current = new StringBuilder();
        var phonetic = 0;
        using (stream)
        using (var reader = SafeXml.Reader(stream))
        {
            while (SheetXml.Read(reader, package.MaxDepth, part))
            {
                switch (reader.NodeType, reader.LocalName)
                {
                    case (XmlNodeType.Element, "si"):
                        current.Clear();
                        if (reader.IsEmptyElement)
                        {
                            strings.Add("");
                        }

                        break;
                    case (XmlNodeType.EndElement, "si"):
                        strings.Add(current.ToString());
                        break;
                    case (XmlNodeType.Element, "rPh") when !reader.IsEmptyElement:
                        phonetic++;
                        break;
                    case (XmlNodeType.EndElement, "rPh"):
                        phonetic--;
                        break;
                    case (XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA, _) when phonetic == 0:
                        current.Append(reader.Value);
                        break;
                    default:
                        break;
                }
            }
        }

        return strings;
    }
}
