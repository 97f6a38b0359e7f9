using System.Text;
using RagLlama.Inference.OnnxGenAI.Prompts;

namespace RagLlama.Inference.OnnxGenAI.Worker;

/// <summary>An answer being written: reads the prompt in parts, then makes one token at each step.</summary>
internal sealed class LiveGeneration : IDisposable
{
    private readonly ILoadedModel model;
    private readonly ITokenDecoder decoder;
    private readonly StopText stops;
    private readonly int maxOutput;
    private readonly int chunk;
    private readonly StringBuilder pending = new();
    private bool hasShown;
    private int read;
    private int made;

    private LiveGeneration(ILoadedModel model, GenerationRequest request, IGeneration generation, List<int> tokens, int capacity, int maxOutput, int chunk, ITokenDecoder decoder)
    {
        (this.model, Request, Generation, Tokens, Capacity, this.maxOutput, this.chunk, this.decoder) = (model, request, generation, tokens, capacity, maxOutput, chunk, decoder);
        stops = new StopText(request.Stops);
        read = Reused = tokens.Count;
    }

    public GenerationRequest Request { get; }

    public IGeneration Generation { get; }

    /// <summary>What the generation holds, an end token aside.</summary>
    public List<int> Tokens { get; }

    public int Capacity { get; }

    public int Reused { get; }

    public int Made => made;

    /// <summary>Set once the answer has ended by itself.</summary>
    public GenerationEnd? End { get; private set; }

    public static LiveGeneration Start(ILoadedModel model, GenerationRequest request, int capacity, int maxOutput, int chunk)
    {
        var generation = model.CreateGeneration(capacity, request.Decoding);
        return Begin(model, request, generation, [], capacity, maxOutput, chunk);
    }

    /// <summary>Goes on where an earlier answer of the same conversation shares its beginning.</summary>
    public static LiveGeneration Resume(ILoadedModel model, GenerationRequest request, KeptGeneration kept, int maxOutput, int chunk)
    {
        try
        {
            var common = kept.CommonWith(request.Prompt);
            if (common < kept.Tokens.Count)
            {
                kept.Generation.RewindTo(common);
            }

            return Begin(model, request, kept.Generation, kept.Tokens[..common], kept.Capacity, maxOutput, chunk);
        }
        catch
        {
            kept.Generation.Dispose();
            throw;
        }
    }

    /// <returns>Whether a token was made.</returns>
    public bool Step()
    {
        var prompt = Request.Prompt;
        if (read < prompt.Length)
        {
            var part = prompt.AsSpan(read, Math.Min(chunk, prompt.Length - read));
            Generation.Append(part);
            Tokens.AddRange(part);
            read += part.Length;
            return false;
        }

        var token = Generation.Next();
        made++;
        if (model.EndTokens.Contains(token))
        {
            Finish(isComplete: true);
            return true;
        }

        Tokens.Add(token);
        Show(stops.Push(decoder.Decode(token)));
        if (stops.IsFound || made >= maxOutput)
        {
            Finish(stops.IsFound);
        }

        return true;
    }

    /// <summary>Hands over what was written since the last time. Waking a reader costs more than making a token of a small model.</summary>
    public void Flush()
    {
        if (pending.Length > 0)
        {
            Request.Write(pending.ToString());
            pending.Clear();
            hasShown = true;
        }
    }

    public void Dispose() => decoder.Dispose();

    private static LiveGeneration Begin(ILoadedModel model, GenerationRequest request, IGeneration generation, List<int> tokens, int capacity, int maxOutput, int chunk)
    {
        try
        {
            var live = new LiveGeneration(model, request, generation, tokens, capacity, maxOutput, chunk, model.CreateDecoder());
            request.Started(generation);
            return live;
        }
        catch
        {
            generation.Dispose();
            throw;
        }
    }

    private void Finish(bool isComplete)
    {
        Show(stops.Flush());
        Flush();
        End = new GenerationEnd(isComplete, Request.Prompt.Length, made, Reused);
    }

    private void Show(string text)
    {
        pending.Append(text);
        if (!hasShown)
        {
            Flush();
        }
    }
}
