using System.Text;

namespace RagLlama.Extraction.Readers.Text;

/// <summary>Records of a delimited file (RFC 4180), forgiving stray quotes and records of uneven length.</summary>
internal static class CsvRows
{
    public static IEnumerable<IReadOnlyList<string>> Parse(string text, char delimiter)
    {
        var field = new StringBuilder();
        var row = new List<string>();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                {
                    field.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append(text[i++]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && IsBlank(field))
            {
                field.Clear();
                quoted = true;
            }
            else if (c == delimiter)
            {
                Close(field, row);
            }
            else if (c is '\n' or '\r')
            {
                i += c == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                Close(field, row);
                yield return row;
                row = [];
            }
            else
            {
                field.Append(c);
            }
        }

        if (field.Length > 0 || row.Count > 0)
        {
            Close(field, row);
            yield return row;
        }
    }

    private static bool IsBlank(StringBuilder field)
    {
        for (var i = 0; i < field.Length; i++)
        {
            if (!char.IsWhiteSpace(field[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static void Close(StringBuilder field, List<string> row)
    {
        row.Add(field.ToString());
        field.Clear();
    }
}
