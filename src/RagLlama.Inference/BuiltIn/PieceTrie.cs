namespace RagLlama.Inference.BuiltIn;

/// <summary>
/// Prefix tree over UTF-16 units as a double array: a step is one addition and one load. A cell holds its parent, the place its children count from
/// and the piece that ends in it. J. Aoe, "An Efficient Digital Search Algorithm by Using a Double-Array Structure" (1989).
/// </summary>
internal sealed class PieceTrie
{
    /// <summary>Most pieces a tree can hold.</summary>
    public const int MostPieces = (1 << PieceBits) - 2;

    /// <summary>Most cells it can have.</summary>
    public const int MostPlaces = (1 << PlaceBits) - 2;

    private const int PieceBits = 18;
    private const int PlaceBits = 23;
    private const ulong PieceMask = (1UL << PieceBits) - 1;
    private const ulong PlaceMask = (1UL << PlaceBits) - 1;

    private readonly ushort[] _codes;
    private readonly ulong[] _cells;

    /// <param name="codes">[65536], each character's number, 0 for one that no piece has.</param>
    /// <param name="cells">Parent, base and piece + 1 of each cell; cell 0 is the root, and a free cell names itself as no one's child.</param>
    internal PieceTrie(ushort[] codes, ulong[] cells)
    {
        _codes = codes;
        _cells = cells;
    }

    /// <summary>Where the root's children count from.</summary>
    public Step Root => new(0, _cells[0]);

    /// <summary>Goes on from a step by one character.</summary>
    public bool TryNext(ref Step step, char c)
    {
        var next = step.FirstChild + _codes[c];
        var cell = _cells[next];
        if ((int)(cell >> (PieceBits + PlaceBits)) - 1 != step.Place)
        {
            return false;
        }

        step = new Step(next, cell);
        return true;
    }

    internal static ulong Cell(int parent, int firstChild, int piece) =>
        ((ulong)(parent + 1) << (PieceBits + PlaceBits)) | ((ulong)firstChild << PieceBits) | (uint)(piece + 1);

    internal readonly struct Step(int place, ulong cell)
    {
        public int Place => place;

        /// <summary>Id of the piece that ends here, or -1.</summary>
        public int Piece => (int)(cell & PieceMask) - 1;

        public int FirstChild => (int)((cell >> PieceBits) & PlaceMask);
    }
}
