using System.Text;

namespace RagLlama.Adapters.Tests.OnnxGenAI;

/// <summary>A folder with the files of a small model, complete unless a test breaks one. The .onnx file is made by hand: one graph, two inputs, one weight.</summary>
internal sealed class ModelFolderBuilder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ragllama-model-").FullName;

    public ModelFolderBuilder(int elementType = 10, string weights = "model.onnx.data", long offset = 16, long length = 100)
    {
        Write("genai_config.json", """{"model":{"type":"llama","context_length":131072,"decoder":{"filename":"model.onnx","head_size":128,"num_hidden_layers":32,"num_key_value_heads":8,"inputs":{"past_key_names":"past_key_values.%d.key"}}},"search":{}}""");
        Write("tokenizer.json", """{"model":{"type":"BPE"},"added_tokens":[{"id":1,"content":"<|eot_id|>","special":true},{"id":2,"content":" "}]}""");
        Write("tokenizer_config.json", """{"chat_template":"{{ messages }}"}""");
        File.WriteAllBytes(At("model.onnx"), Model(elementType, weights, offset, length));
        File.WriteAllBytes(At("model.onnx.data"), new byte[116]);
    }

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Write(string name, string text) => File.WriteAllText(At(name), text);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static byte[] Model(int elementType, string weights, long offset, long length)
    {
        byte[] Input(string name, int type) => Field(11, [.. Field(1, Encoding.UTF8.GetBytes(name)), .. Field(2, Field(1, Number(1, type)))]);
        byte[] Entry(string key, string value) => Field(13, [.. Field(1, Encoding.UTF8.GetBytes(key)), .. Field(2, Encoding.UTF8.GetBytes(value))]);
        byte[] inside = Field(5, [.. Field(8, "small"u8.ToArray()), .. Field(9, new byte[50_000])]);
        byte[] outside = Field(5, [.. Entry("location", weights), .. Entry("offset", $"{offset}"), .. Entry("length", $"{length}")]);
        byte[] graph = [.. Field(2, "graph"u8.ToArray()), .. inside, .. outside, .. Input("input_ids", 7), .. Input("past_key_values.0.key", elementType)];
        return [.. Number(1, 8), .. Field(2, "made by hand"u8.ToArray()), .. Field(7, graph)];
    }

    /// <summary>The model with one more input of its graph.</summary>
    public static byte[] WithInput(byte[] model, string name, int elementType, params long[] shape)
    {
        byte[] dimensions = [.. shape.SelectMany(d => Field(1, Number(1, d)))];
        var type = Field(1, [.. Number(1, elementType), .. Field(2, dimensions)]);
        var input = Field(11, [.. Field(1, Encoding.UTF8.GetBytes(name)), .. Field(2, type)]);
        var changed = new List<byte>(model.Length + input.Length);
        for (var at = 0; at < model.Length;)
        {
            var from = at;
            var tag = ReadVarint(model, ref at);
            var length = ReadVarint(model, ref at);
            var isBytes = (tag & 7) == 2;
            var end = isBytes ? at + (int)length : at;
            changed.AddRange(isBytes && tag >> 3 == 7 ? Field(7, [.. model[at..end], .. input]) : model[from..end]);
            at = end;
        }

        return [.. changed];
    }

    private static long ReadVarint(byte[] bytes, ref int at)
    {
        var value = 0L;
        for (var shift = 0; ; shift += 7)
        {
            value |= (long)(bytes[at] & 0x7f) << shift;
            if (bytes[at++] < 0x80)
            {
                return value;
            }
        }
    }

    private static byte[] Number(int field, long value) => [.. Varint(field << 3), .. Varint(value)];

    private static byte[] Field(int field, byte[] content) => [.. Varint((field << 3) | 2), .. Varint(content.Length), .. content];

    private static byte[] Varint(long value)
    {
        var bytes = new List<byte>();
        for (; value > 0x7F; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return [.. bytes];
    }
}
