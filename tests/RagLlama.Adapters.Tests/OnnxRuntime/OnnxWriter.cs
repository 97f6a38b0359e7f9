using System.Runtime.InteropServices;
using System.Text;

namespace RagLlama.Adapters.Tests.OnnxRuntime;

/// <summary>Writes small ONNX models by hand (onnx.proto: ModelProto, GraphProto, NodeProto, TensorProto, ValueInfoProto), operators of version 13.</summary>
internal sealed class OnnxWriter
{
    public const int Float = 1;
    public const int Int64 = 7;
    public const int Half = 10;

    private readonly List<byte> graph = [.. Text(2, "made by a test")];

    public OnnxWriter Input(string name, int type = Int64, params object[] dimensions) => Value(11, name, type, dimensions.Length > 0 ? dimensions : ["batch", "tokens"]);

    public OnnxWriter Output(string name, int type, params object[] dimensions) => Value(12, name, type, dimensions);

    public OnnxWriter Weights(string name, float[] values, params int[] shape) => Tensor(name, Float, MemoryMarshal.AsBytes(values.AsSpan()), shape);

    public OnnxWriter Numbers(string name, params long[] values) => Tensor(name, Int64, MemoryMarshal.AsBytes(values.AsSpan()), values.Length);

    /// <summary>Weights that lie in another file.</summary>
    public OnnxWriter External(string name, string file, long bytes, params int[] shape) =>
        Add(5, [.. shape.SelectMany(d => Number(1, d)), .. Number(2, Float), .. Text(8, name), .. Entry("location", file), .. Entry("length", $"{bytes}"), .. Number(14, 1)]);

    public OnnxWriter Node(string operation, string[] inputs, string output, params (string Name, long Value)[] attributes) => Add(1, [
        .. inputs.SelectMany(i => Text(1, i)), .. Text(2, output), .. Text(4, operation),
        .. attributes.SelectMany(a => Field(5, [.. Text(1, a.Name), .. Number(3, a.Value), .. Number(20, 2)]))]);

    /// <summary>A constant whose value lies in another file.</summary>
    public OnnxWriter ExternalConstant(string output, string file) => Add(1, [
        .. Text(2, output), .. Text(4, "Constant"),
        .. Field(5, [.. Text(1, "value"), .. Field(5, [.. Number(1, 1), .. Number(2, Float), .. Entry("location", file), .. Number(14, 1)]), .. Number(20, 4)])]);

    public byte[] Finish() => [.. Number(1, 8), .. Field(7, [.. graph]), .. Field(8, [.. Text(1, ""), .. Number(2, 13)])];

    /// <summary>[rows, width] of numbers from -1 to 1.</summary>
    public static float[] Table(int rows, int width, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows * width).Select(_ => (float)((random.NextDouble() * 2) - 1))];
    }

    private static byte[] Entry(string key, string value) => Field(13, [.. Text(1, key), .. Text(2, value)]);

    private static byte[] Text(int field, string text) => Field(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Number(int field, long value) => [.. Varint((ulong)field << 3), .. Varint((ulong)value)];

    private static byte[] Field(int field, byte[] content) => [.. Varint(((ulong)field << 3) | 2), .. Varint((ulong)content.Length), .. content];

    private static List<byte> Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value > 0x7F; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return bytes;
    }

    private OnnxWriter Value(int field, string name, int type, object[] dimensions) => Add(field, [
        .. Text(1, name),
        .. Field(2, Field(1, [.. Number(1, type), .. Field(2, [.. dimensions.SelectMany(d => Field(1, d is string free ? Text(2, free) : Number(1, (int)d)))])]))]);

    private OnnxWriter Tensor(string name, int type, ReadOnlySpan<byte> raw, params int[] shape) =>
        Add(5, [.. shape.SelectMany(d => Number(1, d)), .. Number(2, type), .. Text(8, name), .. Field(9, raw.ToArray())]);

    private OnnxWriter Add(int field, byte[] content)
    {
        graph.AddRange(Field(field, content));
        return this;
    }
}
