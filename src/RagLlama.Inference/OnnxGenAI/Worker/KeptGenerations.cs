namespace RagLlama.Inference.OnnxGenAI.Worker;

/// <summary>
/// What models have read, kept for the user and conversation it belongs to and for nobody else: a request is matched by both names, and one without a
/// user leaves nothing. The oldest go first when memory is needed. Used by the worker's thread alone.
/// </summary>
internal sealed class KeptGenerations(TimeSpan keep, TimeProvider time) : IDisposable
{
    /// <summary>Sharing less is not worth keeping the memory that came with it.</summary>
    private const int LeastShared = 8;

    /// <summary>Oldest first.</summary>
    private readonly LinkedList<KeptGeneration> kept = new();

    public int Count => kept.Count;

    /// <summary>Tokens of memory that are held.</summary>
    public long Tokens { get; private set; }

    /// <summary>Keeps a generation, or gives its memory back when there is nobody to keep it for.</summary>
    public void Keep(GenerationRequest request, IGeneration generation, List<int> tokens, int capacity)
    {
        if (request.User is not { } user || keep <= TimeSpan.Zero || !request.Decoding.IsResumable)
        {
            generation.Dispose();
            return;
        }

        var conversation = request.Conversation ?? "";
        Drop(k => k.User == user && k.Conversation == conversation);
        kept.AddLast(new KeptGeneration(user, conversation, request.Decoding, generation, tokens, capacity, time.GetTimestamp()));
        Tokens += capacity;
    }

    /// <summary>Hands over what this very user's conversation left, when it helps; what does not help is given up.</summary>
    public KeptGeneration? Take(GenerationRequest request, int capacity)
    {
        if (request.User is not { } user || !request.Decoding.IsResumable)
        {
            return null;
        }

        var conversation = request.Conversation ?? "";
        for (var node = kept.First; node is not null; node = node.Next)
        {
            if (node.Value.User != user || node.Value.Conversation != conversation)
            {
                continue;
            }

            var found = node.Value;
            Remove(node);
            if (found.Capacity >= capacity && found.Decoding == request.Decoding && found.CommonWith(request.Prompt) >= LeastShared)
            {
                return found;
            }

            found.Generation.Dispose();
            return null;
        }

        return null;
    }

    public void DropOldest()
    {
        if (kept.First is { } oldest)
        {
            Remove(oldest);
            oldest.Value.Generation.Dispose();
        }
    }

    public void DropExpired() => Drop(k => time.GetElapsedTime(k.KeptAt) >= keep);

    public void Dispose() => Drop(_ => true);

    private void Drop(Func<KeptGeneration, bool> isDropped)
    {
        for (var node = kept.First; node is not null;)
        {
            var next = node.Next;
            if (isDropped(node.Value))
            {
                Remove(node);
                node.Value.Generation.Dispose();
            }

            node = next;
        }
    }

    private void Remove(LinkedListNode<KeptGeneration> node)
    {
        kept.Remove(node);
        Tokens -= node.Value.Capacity;
    }
}
