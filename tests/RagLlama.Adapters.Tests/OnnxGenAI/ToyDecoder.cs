using System.Text;
using RagLlama.Inference.OnnxGenAI;

namespace RagLlama.Adapters.Tests.OnnxGenAI;

internal sealed class ToyDecoder : ITokenDecoder
{
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();

    public string Decode(int token)
    {
        if (token > 255)
        {
            return "";
        }

        Span<char> text = stackalloc char[4];
        return new string(text[..decoder.GetChars([(byte)token], text, flush: false)]);
    }

    public void Dispose()
    {
    }
}
