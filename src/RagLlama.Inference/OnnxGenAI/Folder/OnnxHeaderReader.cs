using System.Text;

namespace RagLlama.Inference.OnnxGenAI.Folder;

/// <summary>Walks the protocol buffer of a .onnx file (onnx.proto: ModelProto, GraphProto, ValueInfoProto) and skips the weights.</summary>
internal static class OnnxHeaderReader
{
    private const int ModelGraph = 7;
    private const int ModelFunction = 25;
    private const int GraphInput = 11;
    private const int ValueName = 1;
    private const int ValueType = 2;
    private const int TypeTensor = 1;
    private const int TensorElementType = 1;

    /// <exception cref="InvalidDataException">The file ends too early or is no ONNX model.</exception>
    public static OnnxHeader Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024);
        var reader = new ProtoReader(file, file.Length);
        var inputs = new Dictionary<string, int>(StringComparer.Ordinal);
        var weights = new ExternalWeights();
        var graphs = 0;
        while (reader.Next() is { } field)
        {
            if (field is { Number: ModelGraph, End: { } end })
            {
                graphs++;
                var position = file.Position;
                ReadInputs(reader.Within(end), inputs);
                file.Position = position;
                weights.ReadGraph(reader.Within(end));
            }
            else if (field is { Number: ModelFunction, End: { } function })
            {
                weights.ReadFunction(reader.Within(function));
            }
        }

        return graphs == 1 && inputs.Count > 0
            ? new OnnxHeader(inputs, weights.Files)
            : throw new InvalidDataException("it holds no graph with inputs");
    }

    private static void ReadInputs(ProtoReader reader, Dictionary<string, int> inputs)
    {
        while (reader.Next() is { } field)
        {
            if (field is { Number: GraphInput, End: { } input })
            {
                var (name, type) = ReadValue(reader.Within(input));
                inputs[name] = type;
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
}
