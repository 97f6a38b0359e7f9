using System.Numerics;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Numbers terms from 0 in the order they first come in.</summary>
internal sealed class TermTable
{
    private readonly ByteBuffer _bytes = new(16 * 1024);
    private int[] _starts = new int[1024];
    private uint[] _hashes = new uint[1024];
    private int[] _buckets = new int[2048];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int term] => _bytes.Written[_starts[term]..(term + 1 == Count ? _bytes.Length : _starts[term + 1])];

    /// <summary>The term's number, or -1.</summary>
    public int Find(ReadOnlySpan<byte> term)
    {
        var hash = Hash(term);
        for (var bucket = hash & (uint)(_buckets.Length - 1); _buckets[bucket] != 0; bucket = (bucket + 1) & (uint)(_buckets.Length - 1))
        {
            var found = _buckets[bucket] - 1;
            if (_hashes[found] == hash && this[found].SequenceEqual(term))
            {
                return found;
            }
        }

        return -1;
    }

    public int FindOrAdd(ReadOnlySpan<byte> term)
    {
        var found = Find(term);
        if (found >= 0)
        {
            return found;
        }

        if (Count == _starts.Length)
        {
            Array.Resize(ref _starts, Count * 2);
            Array.Resize(ref _hashes, Count * 2);
            _buckets = new int[Count * 4];
            for (var number = 0; number < Count; number++)
            {
                Enter(number);
            }
        }

        _starts[Count] = _bytes.Length;
        _hashes[Count] = Hash(term);
        _bytes.Append(term);
        Enter(Count);
        return Count++;
    }

    private void Enter(int term)
    {
        var bucket = _hashes[term] & (uint)(_buckets.Length - 1);
        while (_buckets[bucket] != 0)
        {
            bucket = (bucket + 1) & (uint)(_buckets.Length - 1);
        }

        _buckets[bucket] = term + 1;
    }

    private static uint Hash(ReadOnlySpan<byte> term)
    {
        // The checksum instruction spreads bytes well enough for a table; the multiplication moves the spread into the low bits.
        var hash = Crc32C.Append((uint)term.Length, term) * 0x9E3779B1u;
        return BitOperations.RotateLeft(hash, 16);
    }
}
