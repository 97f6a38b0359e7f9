namespace RagLlama.Inference.OnnxGenAI;

/// <summary>Turns the tokens of one reply into text, in order.</summary>
internal interface ITokenDecoder : IDisposable
{
    /// <returns>The text that is complete by now: empty while a character still lacks bytes.</returns>
    string Decode(int token);
}
