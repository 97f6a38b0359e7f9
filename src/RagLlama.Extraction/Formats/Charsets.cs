using System.Text;

namespace RagLlama.Extraction.Formats;

internal static class Charsets
{
    /// <summary>Null for a name nobody knows. Names of ISO 8859-1 mean windows-1252, as everywhere on the web (WHATWG Encoding standard).</summary>
    public static Encoding? Find(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        var key = name.Trim().Trim('"', '\'').ToUpperInvariant();
        switch (key)
        {
            case "ISO-8859-1" or "ISO8859-1" or "LATIN1" or "US-ASCII" or "ASCII" or "ANSI_X3.4-1968" or "CP1252":
                return TextDecoder.Western;
            case "UTF-7":
                // Obsolete, and made to smuggle markup past filters.
                return Encoding.ASCII;
            case "UTF8":
                return Encoding.UTF8;
            case "ISO-8859-8-I":
                return Encoding.GetEncoding("iso-8859-8");
            default:
                break;
        }

        try
        {
            return Encoding.GetEncoding(key);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
