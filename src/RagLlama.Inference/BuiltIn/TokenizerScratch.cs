namespace RagLlama.Inference.BuiltIn;

/// <summary>What one thread needs while it cuts a text; kept and used again, so that cutting allocates nothing.</summary>
internal sealed class TokenizerScratch
{
    private static readonly TokenizerScratch?[] s_idle = new TokenizerScratch?[Environment.ProcessorCount];

    private char[] _folded = new char[2048];
    private BestPath[] _paths = new BestPath[256];
    private ushort[] _pieces = new ushort[1024];
    private ushort[] _wordPieces = new ushort[256];
    private int[] _counts = [];

    public WordCache Words { get; } = new();

    /// <summary>The folded text; grows when it is written.</summary>
    public ref char[] Folded => ref _folded;

    public int PieceCount { get; private set; }

    /// <summary>Pieces of the text in reading order.</summary>
    public ReadOnlySpan<ushort> Pieces => _pieces.AsSpan(0, PieceCount);

    public static TokenizerScratch Rent()
    {
        for (var index = 0; index < s_idle.Length; index++)
        {
            if (Interlocked.Exchange(ref s_idle[index], null) is { } scratch)
            {
                return scratch;
            }
        }

        return new TokenizerScratch();
    }

    public static void Return(TokenizerScratch scratch)
    {
        for (var index = 0; index < s_idle.Length; index++)
        {
            if (Interlocked.CompareExchange(ref s_idle[index], scratch, null) is null)
            {
                return;
            }
        }
    }

    public void Clear() => PieceCount = 0;

    public void Add(ushort piece)
    {
        if (PieceCount == _pieces.Length)
        {
            Array.Resize(ref _pieces, 2 * PieceCount);
        }

        _pieces[PieceCount++] = piece;
    }

    /// <summary>Places for the search in a word of this length.</summary>
    public BestPath[] PathsFor(int length)
    {
        if (_paths.Length <= length)
        {
            _paths = new BestPath[2 * length];
        }

        return _paths;
    }

    /// <summary>Room for the pieces of a word of this length.</summary>
    public Span<ushort> WordPiecesFor(int length)
    {
        if (_wordPieces.Length < length)
        {
            _wordPieces = new ushort[2 * length];
        }

        return _wordPieces.AsSpan(0, length);
    }

    /// <summary>How often each piece of a vocabulary occurs; all zero between texts.</summary>
    public int[] CountsFor(int vocabulary)
    {
        if (_counts.Length < vocabulary)
        {
            _counts = new int[vocabulary];
        }

        return _counts;
    }
}
