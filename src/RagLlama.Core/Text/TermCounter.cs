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
    private TermCount[] _counts = new TermCount[1024];
    private bool _disposed;

    /// <summary>Terms of the passage, each once, in the order they first came in.</summary>
    public ReadOnlySpan<int> Terms => _terms.Written;

    /// <summary>How often a term of the passage occurs.</summary>
    public TermCount CountOf(int term) => _counts[term];

    /// <summary>UTF-8, at most <see cref="LongestTerm"/> bytes.</summary>
    public ReadOnlySpan<byte> Utf8(int term) => _cache.Names.Utf8(term);

    /// <summary>Begins another passage.</summary>
    public void Begin()
    {
        foreach (var term in _terms.Written)
        {
            _counts[term] = default;
        }

        _terms.Clear();
        _cache.Trim();
    }

    /// <returns>How many terms the text has, repetitions included.</returns>
    public int Add(ReadOnlySpan<char> text, string language, bool isTitle)
    {
        var occurrences = _cache.Found;
        occurrences.Clear();
        _cache.AddTerms(text, language, occurrences);
        if (_counts.Length < _cache.Names.Count)
        {
            Array.Resize(ref _counts, 2 * _cache.Names.Count);
        }

        foreach (var term in occurrences.Written)
        {
            ref var count = ref _counts[term];
            if (count.All == 0)
            {
                _terms.Add(term);
            }

            count = new TermCount(count.All + 1, count.InTitle + (isTitle ? 1u : 0u));
        }

        return occurrences.Count;
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _cache.Return();
        }
    }
}
