using RagLlama.Documents;
using RagLlama.Extraction.Building;

namespace RagLlama.Extraction.Readers.Data;

/// <summary>
/// Structured data as a person would write it down: records of the same shape become a table, groups a heading with their values below,
/// plain values "name: value".
/// </summary>
internal static class DataWriter
{
    private const int LeastRecords = 2;
    private const int MostColumns = 40;
    private const int DeepestHeading = 6;

    public static void Write(DataNode node, DocumentBuilder builder) => Write(node, builder, 1);

    private static void Write(DataNode node, DocumentBuilder builder, int level)
    {
        var lines = new List<string>();
        foreach (var run in Runs(node.Children))
        {
            if (builder.IsFull)
            {
                return;
            }

            if (IsTable(run))
            {
                Flush(lines, builder);
                WriteTable(run, builder, level);
                continue;
            }

            foreach (var child in run)
            {
                if (child.Value is not null)
                {
                    lines.Add(child.Name.Length > 0 ? $"{child.Name}: {child.Value}" : child.Value);
                    continue;
                }

                Flush(lines, builder);
                if (child.Children.Count > 0)
                {
                    WriteName(child.Name, builder, level);
                    Write(child, builder, level + 1);
                }
            }
        }

        Flush(lines, builder);
    }

    /// <summary>Neighbours of the same name belong together.</summary>
    private static IEnumerable<List<DataNode>> Runs(IReadOnlyList<DataNode> nodes)
    {
        for (var start = 0; start < nodes.Count;)
        {
            var end = start + 1;
            while (end < nodes.Count && nodes[end].Name == nodes[start].Name)
            {
                end++;
            }

            yield return [.. nodes.Skip(start).Take(end - start)];
            start = end;
        }
    }

    private static bool IsTable(List<DataNode> nodes) =>
        nodes.Count >= LeastRecords && nodes.TrueForAll(node => node.IsFlat && node.Children.All(field => field.Name.Length > 0))
        && Columns(nodes).Count <= MostColumns
        && nodes.TrueForAll(node => node.Children.DistinctBy(field => field.Name).Count() == node.Children.Count);

    private static List<string> Columns(List<DataNode> nodes) => [.. nodes.SelectMany(node => node.Children).Select(field => field.Name).Distinct(StringComparer.Ordinal)];

    private static void WriteTable(List<DataNode> nodes, DocumentBuilder builder, int level)
    {
        WriteName(nodes[0].Name, builder, level);
        var columns = Columns(nodes);
        builder.AddTable(
            nodes.Select(node => (IReadOnlyList<string>)columns.ConvertAll(column => node.Children.FirstOrDefault(field => field.Name == column)?.Value ?? "")).Prepend(columns),
            headerRows: 1);
    }

    private static void WriteName(string name, DocumentBuilder builder, int level)
    {
        if (name.Length > 0)
        {
            builder.Add(BlockType.Heading, name, Math.Min(level, DeepestHeading));
        }
    }

    private static void Flush(List<string> lines, DocumentBuilder builder)
    {
        builder.Add(BlockType.Paragraph, string.Join('\n', lines));
        lines.Clear();
    }
}
