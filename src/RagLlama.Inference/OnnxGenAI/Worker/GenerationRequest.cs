using System.Threading.Channels;

namespace RagLlama.Inference.OnnxGenAI.Worker;

/// <summary>What somebody wants a model to write, and the stream its text comes back in.</summary>
internal sealed class GenerationRequest
{
    private readonly Channel<GenerationUpdate> updates =
        Channel.CreateUnbounded<GenerationUpdate>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    private readonly Lock gate = new();
    private volatile bool isCancelled;
    private IGeneration? generation;
    private Action? wake;

    /// <summary>Who asks; null for nobody in particular, of whom nothing is kept.</summary>
    public string? User { get; init; }

    public string? Conversation { get; init; }

    /// <summary>JSON as <see cref="ILoadedModel.ApplyTemplate"/> takes it.</summary>
    public required string Messages { get; init; }

    public Decoding Decoding { get; init; } = Decoding.Greedy;

    /// <summary>The day that the template tells the model; null for today.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Most tokens to make; null as many as fit.</summary>
    public int? MaxOutput { get; init; }

    public IReadOnlyList<string> Stops { get; init; } = [];

    public ChannelReader<GenerationUpdate> Updates => updates.Reader;

    public bool IsCancelled => isCancelled;

    public bool IsEnded { get; private set; }

    /// <summary>The prompt's tokens, once the worker has encoded it.</summary>
    public int[] Prompt { get; set; } = [];

    /// <summary>The place the asker was told last.</summary>
    public QueuePlace? Told { get; private set; }

    public string Owner => User ?? "";

    /// <summary>Most tokens to make, within what the model's length leaves.</summary>
    public int OutputWithin(int maxLength) => Math.Min(MaxOutput ?? int.MaxValue, maxLength - Prompt.Length);

    /// <summary>Stops it wherever it is: waiting, reading the prompt, or writing. From any thread, any number of times.</summary>
    public void Cancel()
    {
        lock (gate)
        {
            isCancelled = true;
            generation?.Terminate();
        }

        Volatile.Read(ref wake)?.Invoke();
    }

    public void Submitted(Action wakeWorker) => Volatile.Write(ref wake, wakeWorker);

    public void Started(IGeneration started)
    {
        lock (gate)
        {
            generation = started;
            if (isCancelled)
            {
                started.Terminate();
            }
        }
    }

    /// <summary>From here on a cancellation no longer reaches the generation, so that it may serve the next request.</summary>
    /// <returns>Whether it was stopped before.</returns>
    public bool Detach()
    {
        lock (gate)
        {
            generation = null;
            return isCancelled;
        }
    }

    public void Write(string text) => updates.Writer.TryWrite(new GenerationUpdate(text, null, null));

    public void Tell(QueuePlace place)
    {
        if (Told?.Position != place.Position)
        {
            Told = place;
            updates.Writer.TryWrite(new GenerationUpdate(null, place, null));
        }
    }

    public void Complete(GenerationEnd end)
    {
        IsEnded = true;
        updates.Writer.TryWrite(new GenerationUpdate(null, null, end));
        updates.Writer.TryComplete();
    }

    public void Fail(Exception fault)
    {
        IsEnded = true;
        updates.Writer.TryComplete(fault);
    }
}
