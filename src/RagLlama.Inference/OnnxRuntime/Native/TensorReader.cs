using RagLlama.Inference.OnnxGenAI;

namespace RagLlama.Inference.OnnxRuntime.Native;

/// <summary>Copies tensors out of native memory.</summary>
internal static unsafe class TensorReader
{
    /// <summary>Far more than any batch gives; a larger result is a broken model.</summary>
    private const long MostValues = 1L << 30;

    public static TensorSlot Describe(string name, nint tensorInfo)
    {
        OrtCall.Check(OrtApi.GetElementType(tensorInfo, out var type), "looking at a tensor");
        OrtCall.Check(OrtApi.GetDimensionsCount(tensorInfo, out var count), "looking at a tensor");
        var dimensions = new long[(int)count];
        if (count > 0)
        {
            OrtCall.Check(OrtApi.GetDimensions(tensorInfo, dimensions), "looking at a tensor");
        }

        return new TensorSlot(name, type, dimensions);
    }

    /// <exception cref="ModelFaultException">It holds no numbers in 32 or 16 bits.</exception>
    public static TensorValues Read(OrtHandle tensor)
    {
        using var info = OrtHandle.Create(OrtApi.ReleaseTensorTypeAndShapeInfo, "looking at the result", (out nint made) => OrtApi.GetTensorTypeAndShape(tensor.Pointer, out made));
        var slot = Describe("", info.Pointer);
        var count = slot.Dimensions.Aggregate(1L, (product, d) => product is < 0 or > MostValues || d is < 0 or > MostValues ? -1 : product * d);
        if (count is < 0 or > MostValues)
        {
            throw new ModelFaultException(ModelFault.Failed, "The model gave a result of an impossible size.");
        }

        OrtCall.Check(OrtApi.GetTensorData(tensor.Pointer, out var data), "fetching the result");
        var values = new float[count];
        switch (slot.ElementType)
        {
            case TensorSlot.Float:
                new ReadOnlySpan<float>((void*)data, values.Length).CopyTo(values);
                break;
            case TensorSlot.Half:
                System.Numerics.Tensors.TensorPrimitives.ConvertToSingle(new ReadOnlySpan<Half>((void*)data, values.Length), values);
                break;
            default:
                throw new ModelFaultException(ModelFault.Failed, "The model gave a result that is neither in 32 nor in 16 bit numbers.");
        }

        return new TensorValues(values, slot.Dimensions);
    }
}
