namespace RagLlama.Inference.BuiltIn;

/// <summary>Prefix tree over UTF-16 units. All edges are in one open-addressing table: one probe or two for a step, 3 MB for 32,000 pieces.</summary>
internal sealed class PieceTrie
{
    public const int Root = 0;

    private long[] _keys = new long[1 << 18];
    private int[] _children = new int[1 << 18];
    private int[] _pieces = new int[1 << 17];
    private int _nodes = 1;

    public PieceTrie() => Array.Fill(_pieces, -1);

    public void Add(ReadOnlySpan<char> piece, int id)
    {
        var node = Root;
        foreach (var c in piece)
        {
            var next = Next(node, c);
            node = next >= 0 ? next : AddNode(node, c);
        }

        _pieces[node] = id;
    }

    /// <summary>The node that <paramref name="c"/> leads to, or -1.</summary>
    public int Next(int node, char c)
    {
        var key = Key(node, c);
        for (var slot = Slot(key); ; slot = (slot + 1) & (_keys.Length - 1))
        {
            if (_keys[slot] == key)
            {
                return _children[slot];
            }

            if (_keys[slot] == 0)
            {
                return -1;
            }
        }
    }

    /// <summary>Id of the piece that ends in this node, or -1.</summary>
    public int PieceAt(int node) => _pieces[node];

    private int AddNode(int parent, char c)
    {
        if (_nodes * 2 > _keys.Length)
        {
            Grow();
        }

        if (_nodes == _pieces.Length)
        {
            Array.Resize(ref _pieces, _nodes * 2);
            Array.Fill(_pieces, -1, _nodes, _nodes);
        }

        Put(Key(parent, c), _nodes);
        return _nodes++;
    }

    private void Grow()
    {
        var (keys, children) = (_keys, _children);
        _keys = new long[keys.Length * 2];
        _children = new int[keys.Length * 2];
        for (var index = 0; index < keys.Length; index++)
        {
            if (keys[index] != 0)
            {
                Put(keys[index], children[index]);
            }
        }
    }

    private void Put(long key, int child)
    {
        var slot = Slot(key);
        while (_keys[slot] != 0)
        {
            slot = (slot + 1) & (_keys.Length - 1);
        }

        _keys[slot] = key;
        _children[slot] = child;
    }

    // No key is 0, which marks a free slot.
    private static long Key(int node, char c) => ((long)(node + 1) << 16) | c;

    private int Slot(long key) => (int)((ulong)(key * -7046029254386353131L) >> 40) & (_keys.Length - 1);
}
