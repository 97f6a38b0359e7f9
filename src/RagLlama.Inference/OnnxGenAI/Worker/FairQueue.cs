namespace RagLlama.Inference.OnnxGenAI.Worker;

/// <summary>Requests in order of arrival for each user, users in turn: whoever asks much waits behind their own questions, not in front of others'.</summary>
internal sealed class FairQueue
{
    private readonly Dictionary<string, LinkedList<GenerationRequest>> byUser = new(StringComparer.Ordinal);

    /// <summary>Users that wait, the one whose turn it is first.</summary>
    private readonly LinkedList<string> turns = new();

    public int Count { get; private set; }

    public void Add(GenerationRequest request)
    {
        if (!byUser.TryGetValue(request.Owner, out var waiting))
        {
            byUser[request.Owner] = waiting = new LinkedList<GenerationRequest>();
            turns.AddLast(request.Owner);
        }

        waiting.AddLast(request);
        Count++;
    }

    public GenerationRequest? Peek() => turns.First is { } turn ? byUser[turn.Value].First!.Value : null;

    /// <summary>Takes the next one; its user goes to the end of the line.</summary>
    public GenerationRequest Take()
    {
        var user = turns.First!.Value;
        turns.RemoveFirst();
        var waiting = byUser[user];
        var request = waiting.First!.Value;
        waiting.RemoveFirst();
        Count--;
        if (waiting.Count == 0)
        {
            byUser.Remove(user);
        }
        else
        {
            turns.AddLast(user);
        }

        return request;
    }

    /// <summary>Takes out everything that need not be done any more.</summary>
    public List<GenerationRequest> TakeWhere(Func<GenerationRequest, bool> isDropped)
    {
        var dropped = new List<GenerationRequest>();
        foreach (var (user, waiting) in byUser.ToList())
        {
            for (var node = waiting.First; node is not null;)
            {
                var next = node.Next;
                if (isDropped(node.Value))
                {
                    dropped.Add(node.Value);
                    waiting.Remove(node);
                    Count--;
                }

                node = next;
            }

            if (waiting.Count == 0)
            {
                byUser.Remove(user);
                turns.Remove(user);
            }
        }

        return dropped;
    }

    /// <summary>All requests in the order in which they will be taken.</summary>
    public IEnumerable<GenerationRequest> InOrder()
    {
        var lines = turns.Select(user => byUser[user]).ToList();
        for (var round = 0; lines.Count > 0; round++)
        {
            lines.RemoveAll(line => line.Count <= round);
            foreach (var line in lines)
            {
                yield return line.ElementAt(round);
            }
        }
    }
}
