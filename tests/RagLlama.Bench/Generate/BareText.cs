using RagLlama.Inference.OnnxGenAI;

namespace RagLlama.Bench.Generate;

/// <summary>One text being made by hand.</summary>
internal sealed class BareText : IDisposable
{
    private readonly ILoadedModel model;
    private readonly IGeneration generation;
    private readonly ITokenDecoder decoder;
    private readonly int most;

    public BareText(ILoadedModel model, IGeneration generation, int[] prompt, int most)
    {
        (this.model, this.generation, this.most, decoder) = (model, generation, most, model.CreateDecoder());
        generation.Append(prompt);
    }

    public int Made { get; private set; }

    /// <returns>False once it is at its end.</returns>
    public bool Step()
    {
        if (Made >= most)
        {
            return false;
        }

        var token = generation.Next();
        Made++;
        if (model.EndTokens.Contains(token))
        {
            return false;
        }

        decoder.Decode(token);
        return Made < most;
    }

    public void Dispose()
    {
        decoder.Dispose();
        generation.Dispose();
    }
}
