using System.Buffers.Binary;
using System.Text;

namespace RagLlama.Adapters.Tests.OnnxGenAI;

/// <summary>
/// A LoRA adapter of ONNX Runtime with one parameter of floats, made by hand: a FlatBuffer with the identifier TORT whose root has format, adapter and model
/// version and a list of parameters, each with name, dimensions, type and bytes.
/// </summary>
internal static class AdapterFile
{
    private const int Float = 1;

    public static byte[] Of(string parameter, long[] dimensions, float[] values)
    {
        var file = new MemoryStream();
        using var writer = new BinaryWriter(file);

        // Offsets are relative to where they stand. Tables come after their lists of fields, and 8-byte values on multiples of 8.
        Write(20 - 0);
        writer.Write("TORT"u8);
        WriteShorts(12, 20, 4, 8, 12, 16);
        Write(20 - 8);
        Write(1);
        Write(1);
        Write(1);
        Write(40 - 36);
        Write(1);
        Write(60 - 44);
        WriteShorts(12, 20, 4, 8, 12, 16);
        Write(60 - 48);
        Write(80 - 64);
        Write(0);
        Write(Float);
        Write(0);

        var name = Encoding.UTF8.GetBytes(parameter);
        Write(name.Length);
        writer.Write(name);
        writer.Write((byte)0);
        AlignLength();
        var dimensionsAt = (int)file.Position;
        Write(dimensions.Length);
        Array.ForEach(dimensions, writer.Write);
        AlignLength();
        var valuesAt = (int)file.Position;
        Write(values.Length * sizeof(float));
        Array.ForEach(values, writer.Write);

        var bytes = file.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(68), dimensionsAt - 68);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(76), valuesAt - 76);
        return bytes;

        void Write(int value) => writer.Write(value);

        void WriteShorts(params short[] values) => Array.ForEach(values, writer.Write);

        // What follows the length has to stand on a multiple of 8.
        void AlignLength()
        {
            while (file.Position % 8 != 4)
            {
                writer.Write((byte)0);
            }
        }
    }
}
