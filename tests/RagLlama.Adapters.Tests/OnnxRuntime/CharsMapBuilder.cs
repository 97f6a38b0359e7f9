using System.Buffers.Binary;
using System.Text;

namespace RagLlama.Adapters.Tests.OnnxRuntime;

/// <summary>Compiles replacements as SentencePiece does: a double array of units (label, offset to the children, a mark for an entry's end) and the replacements.</summary>
internal static class CharsMapBuilder
{
    private const uint HasValue = 1 << 8;
    private const uint IsValue = 1u << 31;

    public static string Build(Dictionary<string, string> replacements)
    {
        var texts = new MemoryStream();
        var entries = new List<(byte[] Key, uint Value)>();
        foreach (var (key, text) in replacements)
        {
            entries.Add((Encoding.UTF8.GetBytes(key), (uint)texts.Length));
            texts.Write([.. Encoding.UTF8.GetBytes(text), 0]);
        }

        var units = new SortedDictionary<uint, uint> { [0] = 0 };
        Place(units, [], 0, 0, entries);
        var size = (units.Keys.Max() | 0xFF) + 1;
        var compiled = new byte[4 + (size * 4)];
        BinaryPrimitives.WriteUInt32LittleEndian(compiled, size * 4);
        foreach (var (at, unit) in units)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(compiled.AsSpan((int)(4 + (at * 4))), unit);
        }

        return Convert.ToBase64String([.. compiled, .. texts.ToArray()]);
    }

    /// <param name="starts">Places that children count from. A unit knows its label but not its parent, so no two nodes may share one.</param>
    private static void Place(SortedDictionary<uint, uint> units, HashSet<uint> starts, uint node, int depth, List<(byte[] Key, uint Value)> entries)
    {
        var children = entries.GroupBy(e => e.Key.Length == depth ? (byte)0 : e.Key[depth]).ToList();
        uint start = 1;
        while (!starts.Add(start) || children.Exists(c => units.ContainsKey(start ^ c.Key)))
        {
            start++;
        }

        units[node] |= ((node ^ start) << 10) | (children.Exists(c => c.Key == 0) ? HasValue : 0);
        foreach (var child in children)
        {
            units[start ^ child.Key] = child.Key == 0 ? IsValue | child.Single().Value : child.Key;
        }

        foreach (var child in children.Where(c => c.Key != 0))
        {
            Place(units, starts, start ^ child.Key, depth + 1, [.. child]);
        }
    }
}
