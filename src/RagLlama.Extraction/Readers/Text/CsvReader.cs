using RagLlama.Extraction.Building;

namespace RagLlama.Extraction.Readers.Text;

/// <summary>One table with its header row.</summary>
internal static class CsvReader
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|', ':'];

    public static void Read(string text, DocumentBuilder builder)
    {
        var rows = CsvRows.Parse(text, Delimiter(text)).Where(row => row.Any(cell => !string.IsNullOrWhiteSpace(cell))).ToList();
        builder.AddTable(rows, TableHeader.Count(rows));
    }

    /// <summary>The separator that splits the first lines into the same number of fields, most of all.</summary>
    private static char Delimiter(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!line.IsWhiteSpace())
            {
                lines.Add(WithoutQuoted(line));
            }

            if (lines.Count == 20)
            {
                break;
            }
        }

        return Delimiters.MaxBy(candidate => Score(lines, candidate));
    }

    private static double Score(List<string> lines, char delimiter)
    {
        if (lines.Count == 0)
        {
            return 0;
        }

        var counts = lines.ConvertAll(line => line.Count(c => c == delimiter));
        var usual = counts.GroupBy(count => count).MaxBy(group => group.Count())!;
        var agreement = (double)usual.Count() / counts.Count;
        var common = delimiter == ':' ? 0.5 : 1; // times of day and addresses hold colons
        return usual.Key == 0 ? 0 : agreement * agreement * common * (1 + Math.Log(usual.Key));
    }

    private static string WithoutQuoted(ReadOnlySpan<char> line)
    {
        var result = new System.Text.StringBuilder(line.Length);
        var quoted = false;
        foreach (var c in line)
        {
            quoted ^= c == '"';
            if (!quoted)
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }
}
