namespace RagLlama.Storage.Embedded.Dense;

/// <summary>The highest scores so far, as a heap with the lowest of them on top.</summary>
internal sealed class BestRows
{
    private DenseHit[] _heap = [];
    private int _count;

    public BestRows(int capacity) => Begin(capacity);

    /// <summary>What a score must exceed to be kept.</summary>
    public float Threshold { get; private set; }

    public int Capacity { get; private set; }

    /// <summary>In no order. Whoever is done with adding may change and sort them.</summary>
    public Span<DenseHit> Hits => _heap.AsSpan(0, _count);

    /// <summary>Forgets everything, for another search.</summary>
    public void Begin(int capacity)
    {
        Capacity = capacity;
        Threshold = capacity == 0 ? float.PositiveInfinity : float.NegativeInfinity;
        _count = 0;
        if (_heap.Length < capacity)
        {
            _heap = new DenseHit[capacity];
        }
    }

    /// <summary>Takes a score above the threshold.</summary>
    public void Add(int slot, float score)
    {
        var hit = new DenseHit(slot, score);
        if (_count < Capacity)
        {
            Rise(_count++, hit);
        }
        else
        {
            Sink(hit);
        }

        if (_count == Capacity)
        {
            Threshold = _heap[0].Score;
        }
    }

    private void Rise(int place, DenseHit hit)
    {
        while (place > 0 && _heap[(place - 1) / 2].Score > hit.Score)
        {
            _heap[place] = _heap[(place - 1) / 2];
            place = (place - 1) / 2;
        }

        _heap[place] = hit;
    }

    private void Sink(DenseHit hit)
    {
        var place = 0;
        for (var child = 1; child < _count; child = (2 * place) + 1)
        {
            if (child + 1 < _count && _heap[child + 1].Score < _heap[child].Score)
            {
                child++;
            }

            if (_heap[child].Score >= hit.Score)
            {
                break;
            }

            _heap[place] = _heap[child];
            place = child;
        }

        _heap[place] = hit;
    }
}
