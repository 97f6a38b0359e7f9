using System.Globalization;
using System.Text;

namespace RagLlama.Inference.OnnxGenAI.Folder;

/// <summary>Walks the protocol buffer of a .onnx file (onnx.proto: ModelProto, GraphProto, ValueInfoProto, TensorProto) and skips the weights.</summary>
internal static class OnnxHeaderReader
{
    private const int ModelGraph = 7;
    private const int GraphInitializer = 5;
    private const int GraphInput = 11;
    private const int ValueName = 1;
    private const int ValueType = 2;
    private const int TypeTensor = 1;
    private const int TensorElementType = 1;
    private const int InitializerExternal = 13;

    /// <exception cref="InvalidDataException">The file ends too early or is no ONNX model.</exception>
    public static OnnxHeader Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024);
        var reader = new ProtoReader(file, file.Length);
        var inputs = new Dictionary<string, int>(StringComparer.Ordinal);
        var external = new Dictionary<string, long>(StringComparer.Ordinal);
        var graphs = 0;
        while (reader.Next() is { } field)
        {
            if (field.Number == ModelGraph && field.End is { } end)
            {
                graphs++;
                ReadGraph(reader.Within(end), inputs, external);
            }
        }

        return graphs == 1 && inputs.Count > 0
            ? new OnnxHeader(inputs, external)
            : throw new InvalidDataException("it holds no graph with inputs");
    }

    private static void ReadGraph(ProtoReader reader, Dictionary<string, int> inputs, Dictionary<string, long> external)
    {
        while (reader.Next() is { } field)
        {
            if (field is { Number: GraphInput, End: { } input })
            {
                var (name, type) = ReadValue(reader.Within(input));
                inputs[name] = type;
            }
            else if (field is { Number: GraphInitializer, End: { } tensor })
            {
                ReadInitializer(reader.Within(tensor), external);
            }
        }
    }

    private static (string Name, int Type) ReadValue(ProtoReader reader)
    {
        var (name, type) = ("", 0);
        while (reader.Next() is { } field)
        {
            if (field is { Number: ValueName, End: { } text })
            {
                name = Encoding.UTF8.GetString(reader.Bytes(text));
            }
            else if (field is { Number: ValueType, End: { } end })
            {
                type = ReadType(reader.Within(end));
            }
        }

        return (name, type);
    }

    private static int ReadType(ProtoReader reader)
    {
        while (reader.Next() is { } field)
        {
            if (field is { Number: TypeTensor, End: { } tensor })
            {
                var inner = reader.Within(tensor);
                while (inner.Next() is { } part)
                {
                    if (part is { Number: TensorElementType, End: null })
                    {
                        return (int)part.Value;
                    }
                }
            }
        }

        return 0;
    }

    private static void ReadInitializer(ProtoReader reader, Dictionary<string, long> external)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Next() is { } field)
        {
            if (field is { Number: InitializerExternal, End: { } entry })
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
            external[location] = Math.Max(needed, external.GetValueOrDefault(location));
        }
    }

    private static long Number(Dictionary<string, string> entries, string key) =>
        entries.TryGetValue(key, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
