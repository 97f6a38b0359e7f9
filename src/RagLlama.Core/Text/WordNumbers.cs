using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace RagLlama.Text;

/// <summary>
/// Numbers strings of characters from 0 as they come in, and finds them without making a string. What most of indexing is spent on, so it is simpler
/// than a dictionary: the characters lie in one array, and nothing is ever removed but all at once.
/// </summary>
internal sealed class WordNumbers
{
    private const uint Multiplier = 0x9E3779B1;
    private const ulong LongMultiplier = 0x9E3779B97F4A7C15;

    // Documents are written by others: they must not be able to choose words that all fall into one place.
    private static readonly ulong Seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    private char[] _characters = new char[1024];
    private Entry[] _entries = new Entry[64];

    // Number plus one; 0 is free. At most half full.
    private int[] _buckets = new int[128];
    private int _used;

    public WordNumbers()
    {
    }

    public WordNumbers(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            FindOrAdd(word);
        }
    }

    public int Count { get; private set; }

    public ReadOnlySpan<char> this[int number] => _characters.AsSpan(_entries[number].Start, _entries[number].Length);

    public bool Contains(ReadOnlySpan<char> word) => Find(word) >= 0;

    /// <summary>The word's number, or -1.</summary>
    public int Find(ReadOnlySpan<char> word) => Find(word, Hash(word));

    public int FindOrAdd(ReadOnlySpan<char> word)
    {
        var hash = Hash(word);
        var found = Find(word, hash);
        return found >= 0 ? found : Add(word, hash);
    }

    public void Clear()
    {
        Array.Clear(_buckets);
        _used = 0;
        Count = 0;
    }

    private int Find(ReadOnlySpan<char> word, uint hash)
    {
        var buckets = _buckets;
        var mask = buckets.Length - 1;
        for (var bucket = (int)hash & mask; buckets[bucket] != 0; bucket = (bucket + 1) & mask)
        {
            var number = buckets[bucket] - 1;
            ref readonly var entry = ref _entries[number];
            if (entry.Hash == hash && word.SequenceEqual(_characters.AsSpan(entry.Start, entry.Length)))
            {
                return number;
            }
        }

        return -1;
    }

    private int Add(ReadOnlySpan<char> word, uint hash)
    {
        if (2 * (Count + 1) > _buckets.Length)
        {
            _buckets = new int[2 * _buckets.Length];
            for (var number = 0; number < Count; number++)
            {
                Enter(number, _entries[number].Hash);
            }
        }

        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, 2 * Count);
        }

        if (_characters.Length - _used < word.Length)
        {
            Array.Resize(ref _characters, Math.Max(2 * _characters.Length, _used + word.Length));
        }

        word.CopyTo(_characters.AsSpan(_used));
        _entries[Count] = new Entry { Start = _used, Length = word.Length, Hash = hash };
        _used += word.Length;
        Enter(Count, hash);
        return Count++;
    }

    private void Enter(int number, uint hash)
    {
        var mask = _buckets.Length - 1;
        var bucket = (int)hash & mask;
        while (_buckets[bucket] != 0)
        {
            bucket = (bucket + 1) & mask;
        }

        _buckets[bucket] = number + 1;
    }

    /// <summary>Four characters at a time (multiply and rotate; all that is asked of it is to spread words).</summary>
    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = Seed ^ (ulong)word.Length;
        while (word.Length >= 4)
        {
            hash = BitOperations.RotateLeft((hash ^ MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(word))) * LongMultiplier, 31);
            word = word[4..];
        }

        foreach (var c in word)
        {
            hash = BitOperations.RotateLeft((hash ^ c) * LongMultiplier, 31);
        }

        return (uint)(hash ^ (hash >> 32)) * Multiplier >> 1;
    }

    private struct Entry
    {
        public int Start;
        public int Length;
        public uint Hash;
    }
}
