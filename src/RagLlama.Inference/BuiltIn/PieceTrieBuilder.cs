using System.Runtime.CompilerServices;

namespace RagLlama.Inference.BuiltIn;

/// <summary>Makes a linked tree of sorted pieces, then lays its nodes out in a double array: children go to the first free places that suit all of them.</summary>
internal sealed class PieceTrieBuilder
{
    private const int Crowded = 64;

    // All of it runs once, while somebody waits for the first answer: there is no time to warm up.
    private const MethodImplOptions AtOnce = MethodImplOptions.AggressiveOptimization;

    private readonly ushort[] _codes = new ushort[char.MaxValue + 1];
    private Node[] _nodes = new Node[1 << 17];
    private ulong[] _cells = new ulong[1 << 18];
    private bool[] _used = new bool[1 << 18];
    private int _nodeCount = 1;
    private int _codeCount;
    private int _firstFree = 1;

    private PieceTrieBuilder() => _nodes[0].Piece = -1;

    /// <param name="pieces">Different pieces; sorted by this call.</param>
    /// <param name="ids">Their ids; sorted with them.</param>
    [MethodImpl(AtOnce)]
    public static PieceTrie Build(string[] pieces, int[] ids)
    {
        Array.Sort(pieces, ids, StringComparer.Ordinal);
        var builder = new PieceTrieBuilder();
        for (var index = 0; index < pieces.Length; index++)
        {
            builder.Add(pieces[index], ids[index]);
        }

        return builder.LayOut();
    }

    [MethodImpl(AtOnce)]
    private void Add(string piece, int id)
    {
        var node = 0;
        foreach (var c in piece)
        {
            if (_codes[c] == 0)
            {
                _codes[c] = (ushort)++_codeCount;
            }

            // Sorted pieces share their beginning with the one before: a known child is the last one.
            var last = _nodes[node].LastChild;
            node = last != 0 && _nodes[last].Code == _codes[c] ? last : AddChild(node, _codes[c]);
        }

        _nodes[node].Piece = id;
    }

    [MethodImpl(AtOnce)]
    private int AddChild(int parent, ushort code)
    {
        if (_nodeCount == _nodes.Length)
        {
            Array.Resize(ref _nodes, 2 * _nodeCount);
        }

        _nodes[_nodeCount] = new Node { Code = code, Piece = -1, Sibling = _nodes[parent].LastChild };
        _nodes[parent].LastChild = _nodeCount;
        return _nodeCount++;
    }

    [MethodImpl(AtOnce)]
    private PieceTrie LayOut()
    {
        _used[0] = true;
        var open = new Stack<(int Node, int Place, int Parent)>();
        open.Push((0, 0, -1));
        while (open.TryPop(out var next))
        {
            ref readonly var node = ref _nodes[next.Node];
            var place = node.LastChild == 0 ? 0 : PlaceChildren(node.LastChild);
            _cells[next.Place] = PieceTrie.Cell(next.Parent, place, node.Piece);
            for (var child = node.LastChild; child != 0; child = _nodes[child].Sibling)
            {
                open.Push((child, place + _nodes[child].Code, next.Place));
            }
        }

        // Any code can be added to any place without leaving the array.
        Array.Resize(ref _cells, Array.LastIndexOf(_used, true) + _codeCount + 2);
        return new PieceTrie(_codes, _cells);
    }

    [MethodImpl(AtOnce)]
    private int PlaceChildren(int children)
    {
        var code = _nodes[children].Code;
        while (_used[_firstFree])
        {
            _firstFree++;
        }

        var misses = 0;
        for (var free = Math.Max(_firstFree, (int)code); ; free++)
        {
            EnsureRoom(free + _codeCount + 1);
            if (_used[free])
            {
                continue;
            }

            if (Fits(free - code, children))
            {
                for (var child = children; child != 0; child = _nodes[child].Sibling)
                {
                    _used[free - code + _nodes[child].Code] = true;
                }

                return free - code;
            }

            // Full but for holes that suit hardly anyone: do not look there again.
            if (++misses == Crowded)
            {
                _firstFree = free;
            }
        }
    }

    [MethodImpl(AtOnce)]
    private bool Fits(int place, int children)
    {
        for (var child = children; child != 0; child = _nodes[child].Sibling)
        {
            if (_used[place + _nodes[child].Code])
            {
                return false;
            }
        }

        return true;
    }

    private void EnsureRoom(int length)
    {
        if (length > PieceTrie.MostPlaces)
        {
            throw new InvalidDataException("The vocabulary is too large.");
        }

        if (_cells.Length <= length)
        {
            Array.Resize(ref _cells, 2 * length);
            Array.Resize(ref _used, 2 * length);
        }
    }

    private struct Node
    {
        public int Piece;
        public int LastChild;
        public int Sibling;
        public ushort Code;
    }
}
