namespace RagLlama.Storage.Embedded;

/// <summary>What one search at a time needs while it runs, kept for the next one on the same thread.</summary>
internal sealed class SearchScratch
{
    private int[] _slots = [];
    private float[] _scores = [];
    private int _count;

    public List<Candidate> Candidates { get; } = [];

    /// <summary>Slots that are candidates already.</summary>
    public HashSet<int> Known { get; } = [];

    /// <summary>Slot of each of the nearest → its place among them.</summary>
    public Dictionary<int, int> Places { get; } = [];

    /// <summary>[count], of whatever was there before.</summary>
    public Span<int> Slots => _slots.AsSpan(0, _count);

    /// <summary>[count], of whatever was there before.</summary>
    public Span<float> Scores => _scores.AsSpan(0, _count);

    public void Begin(int count)
    {
        Candidates.Clear();
        Known.Clear();
        Places.Clear();
        _count = count;
        if (_slots.Length < count)
        {
            (_slots, _scores) = (new int[count], new float[count]);
        }
    }
}
