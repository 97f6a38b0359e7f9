using System.Runtime.InteropServices;

namespace RagLlama.Inference.OnnxGenAI.Native;

internal sealed class GenAiGeneration(GeneratorHandle generator) : IGeneration
{
    public void Append(ReadOnlySpan<int> tokens) =>
        GenAiCall.Check(GenAiApi.AppendTokens(generator, tokens, (nuint)tokens.Length), "reading the prompt");

    public int Next()
    {
        GenAiCall.Check(GenAiApi.GenerateNextToken(generator), "making a token");

        // The last element of the sequence is not it: an end token is not appended there.
        GenAiCall.Check(GenAiApi.GetNextTokens(generator, out var tokens, out var count), "fetching a token");
        return count > 0 ? Marshal.ReadInt32(tokens) : throw new ModelFaultException(ModelFault.Failed, "ONNX Runtime GenAI made no token.");
    }

    public void RewindTo(int length) => GenAiCall.Check(GenAiApi.RewindTo(generator, (nuint)length), "going back");

    public void Terminate()
    {
        try
        {
            GenAiCall.Check(GenAiApi.SetRuntimeOption(generator, "terminate_session", "1"), "stopping");
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself in the meantime.
        }
    }

    public void Dispose() => generator.Dispose();
}
