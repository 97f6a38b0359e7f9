using RagLlama.Inference.OnnxGenAI;

namespace RagLlama.Inference.OnnxRuntime;

/// <summary>The inputs an encoder may have, by the names that exports give them.</summary>
internal static class EncoderInputs
{
    public const string Ids = "input_ids";
    public const string Mask = "attention_mask";
    public const string Types = "token_type_ids";

    /// <exception cref="ModelFaultException">There is one nobody knows how to fill, or none for the tokens or their mask.</exception>
    public static void Check(IReadOnlyList<TensorSlot> inputs)
    {
        if (inputs.FirstOrDefault(i => i.Name is not (Ids or Mask or Types)) is { } unknown)
        {
            throw new ModelFaultException(ModelFault.Failed, $"The model wants an input '{unknown.Name}'; expected {Ids}, {Mask} and {Types} only. Export it as an encoder.");
        }

        if (inputs.All(i => i.Name != Ids))
        {
            throw new ModelFaultException(ModelFault.Failed, $"The model has no input {Ids}. Export it as an encoder.");
        }

        if (inputs.FirstOrDefault(i => i.ElementType != TensorSlot.Int64 || i.Dimensions.Count != 2) is { } other)
        {
            throw new ModelFaultException(ModelFault.Failed, $"The model's input {other.Name} is not a table of 64 bit numbers.");
        }

        // Without it the padding of a short text would be read as text.
        if (inputs.All(i => i.Name != Mask))
        {
            throw new ModelFaultException(ModelFault.Failed, $"The model has no input {Mask}. Export it as an encoder.");
        }
    }
}
