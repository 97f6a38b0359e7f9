namespace RagLlama.Text;

/// <summary>
/// Counts the terms of passages, one passage after the other, without a string for each occurrence: a term is a number that holds for one passage.
/// The terms are those of <see cref="TextAnalyzer.Analyze"/>. One thread at a time; give it back with <see cref="Dispose"/>.
/// </summary>
public sealed class TermCounter : IDisposable
{
    /// <summary>Bytes of the longest term; what is longer is cut.</summary>
    public const int LongestTerm = 255;

    private readonly TermCache _cache = TermCache.Rent();
    private readonly NumberList _terms = new();
    private bool _disposed;

    /// <summary>Terms of the passage, each once, in the order they first came in.</summary>
    public ReadOnlySpan<int> Terms => _terms.Written;

    /// <summary>How often a term of the passage occurs.</summary>
    public TermCount CountOf(int term) => _cache.Counts[term];

    /// <summary>Changes when terms are numbered anew: while it stays, a term has the same number in every passage.</summary>
    public int Epoch => _cache.Epoch;

    /// <summary>All numbers are below this.</summary>
    public int Known => _cache.Names.Count;

    /// <summary>UTF-8, at most <see cref="LongestTerm"/> bytes.</summary>
    public ReadOnlySpan<byte> Utf8(int term) => _cache.Names.Utf8(term);

    /// <summary>Begins another passage.</summary>
    public void Begin()
    {
        Clear();
        _cache.Trim();
    }

    /// <returns>How many terms the text has, repetitions included.</returns>
    public int Add(ReadOnlySpan<char> text, string language, bool isTitle)
    {
        var occurrences = _cache.Found;
        occurrences.Clear();
        _cache.AddTerms(text, language, occurrences);
        var counts = _cache.CountsFor(_cache.Names.Count);
        var inTitle = isTitle ? 1u : 0u;
        foreach (var term in occurrences.Written)
        {
            ref var count = ref counts[term];
            if (count.All == 0)
            {
                _terms.Add(term);
            }

            count = new TermCount(count.All + 1, count.InTitle + inTitle);
        }

        return occurrences.Count;
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            Clear();
            _cache.Return();
        }
    }

    private void Clear()
    {
        foreach (var term in _terms.Written)
        {
            _cache.Counts[term] = default;
        }

        _terms.Clear();
    }
}
