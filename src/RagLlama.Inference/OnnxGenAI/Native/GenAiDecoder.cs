using System.Runtime.InteropServices;

namespace RagLlama.Inference.OnnxGenAI.Native;

internal sealed class GenAiDecoder(TokenizerStreamHandle stream) : ITokenDecoder
{
    public string Decode(int token)
    {
        GenAiCall.Check(GenAiApi.TokenizerStreamDecode(stream, token, out var text), "decoding a token");
        return Marshal.PtrToStringUTF8(text) ?? "";
    }

    public void Dispose() => stream.Dispose();
}
