using System.Xml;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Sheets;

/// <summary>Reads the large parts of a workbook element by element, never as a whole.</summary>
internal static class SheetXml
{
    public static bool Read(XmlReader reader, int maxDepth, string part)
    {
        try
        {
            var more = reader.Read();
            SafeXml.CheckDepth(reader.Depth, maxDepth);
            return more;
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException)
        {
            throw new ExtractionFailedException("corrupt", $"The workbook's part {part} is damaged or carries a document type definition. Open and save it with a spreadsheet program, then add it again.");
        }
    }
}
