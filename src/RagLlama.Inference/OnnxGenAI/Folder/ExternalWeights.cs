using System.Globalization;
using System.Text;

namespace RagLlama.Inference.OnnxGenAI.Folder;

/// <summary>
/// Collects the files that hold a model's weights, wherever a tensor names one: among the graph's, in the attributes of nodes, and in the graphs inside of them
/// (onnx.proto: GraphProto, NodeProto, AttributeProto, TensorProto, SparseTensorProto, FunctionProto).
/// </summary>
internal sealed class ExternalWeights
{
    private const int GraphNode = 1;
    private const int GraphInitializer = 5;
    private const int GraphSparseInitializer = 15;
    private const int FunctionNode = 7;
    private const int FunctionDefaults = 11;
    private const int NodeAttribute = 5;
    private const int AttributeTensor = 5;
    private const int AttributeGraph = 6;
    private const int AttributeTensors = 10;
    private const int AttributeGraphs = 11;
    private const int AttributeSparse = 22;
    private const int AttributeSparses = 23;
    private const int SparseValues = 1;
    private const int SparseIndices = 2;
    private const int TensorExternal = 13;

    /// <summary>Models nest two or three; more is an attempt to exhaust the stack.</summary>
    private const int DeepestGraph = 32;

    private readonly Dictionary<string, long> files = new(StringComparer.Ordinal);
    private int depth;

    /// <summary>Paths as the model writes them, with the least size in bytes each file must have.</summary>
    public IReadOnlyDictionary<string, long> Files => files;

    /// <exception cref="InvalidDataException">The message is cut off, or nested too deeply.</exception>
    public void ReadGraph(ProtoReader reader)
    {
        if (++depth > DeepestGraph)
        {
            throw new InvalidDataException("its graphs are nested too deeply");
        }

        while (reader.Next() is { } field)
        {
            Read(reader, field, GraphNode, ReadNode);
            Read(reader, field, GraphInitializer, ReadTensor);
            Read(reader, field, GraphSparseInitializer, ReadSparse);
        }

        depth--;
    }

    /// <exception cref="InvalidDataException">The message is cut off, or nested too deeply.</exception>
    public void ReadFunction(ProtoReader reader)
    {
        while (reader.Next() is { } field)
        {
            Read(reader, field, FunctionNode, ReadNode);
            Read(reader, field, FunctionDefaults, ReadAttribute);
        }
    }

    private static void Read(ProtoReader reader, ProtoField field, int number, Action<ProtoReader> read)
    {
        if (field.Number == number && field.End is { } end)
        {
            read(reader.Within(end));
        }
    }

    private void ReadNode(ProtoReader reader)
    {
        while (reader.Next() is { } field)
        {
            Read(reader, field, NodeAttribute, ReadAttribute);
        }
    }

    private void ReadAttribute(ProtoReader reader)
    {
        while (reader.Next() is { } field)
        {
            switch (field.Number)
            {
                case AttributeTensor or AttributeTensors:
                    Read(reader, field, field.Number, ReadTensor);
                    break;
                case AttributeGraph or AttributeGraphs:
                    Read(reader, field, field.Number, ReadGraph);
                    break;
                case AttributeSparse or AttributeSparses:
                    Read(reader, field, field.Number, ReadSparse);
                    break;
            }
        }
    }

    private void ReadSparse(ProtoReader reader)
    {
        while (reader.Next() is { } field)
        {
            Read(reader, field, SparseValues, ReadTensor);
            Read(reader, field, SparseIndices, ReadTensor);
        }
    }

    private void ReadTensor(ProtoReader reader)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Next() is { } field)
        {
            if (field is { Number: TensorExternal, End: { } entry })
            {
                var inner = reader.Within(entry);
                var (key, value) = ("", "");
                while (inner.Next() is { } part)
                {
                    var text = part.End is { } end ? Encoding.UTF8.GetString(inner.Bytes(end)) : "";
                    (key, value) = part.Number == 1 ? (text, value) : (key, text);
                }

                entries[key] = value;
            }
        }

        if (entries.TryGetValue("location", out var location))
        {
            var needed = Number(entries, "offset") + Number(entries, "length");
            files[location] = Math.Max(needed, files.GetValueOrDefault(location));
        }
    }

    private static long Number(Dictionary<string, string> entries, string key) =>
        entries.TryGetValue(key, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, long.MaxValue / 2) : 0;
}
