using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RagLlama.Inference.BuiltIn;

/// <summary>
/// The pieces of words seen before: natural text repeats its words, and finding one is ten times quicker than cutting it. One slot for each hash,
/// in one array that never grows; the later word wins.
/// </summary>
internal sealed class WordCache
{
    public const int LongestWord = 24;
    public const int MostPieces = 16;

    private const int Slots = 1 << 15;
    private readonly Slot[] _slots = new Slot[Slots];

    /// <summary>The word's pieces in reading order, and by how much they beat the next best cut at its closest point.</summary>
    public bool TryFind(ReadOnlySpan<char> word, uint hash, out ReadOnlySpan<ushort> pieces, out float margin)
    {
        ref readonly var slot = ref _slots[hash & (Slots - 1)];
        ReadOnlySpan<char> stored = slot.Characters;
        if (slot.Length == word.Length && stored[..word.Length].SequenceEqual(word))
        {
            ReadOnlySpan<ushort> all = slot.Pieces;
            pieces = all[..slot.PieceCount];
            margin = slot.Margin;
            return true;
        }

        pieces = default;
        margin = 0;
        return false;
    }

    public void Add(ReadOnlySpan<char> word, uint hash, ReadOnlySpan<ushort> pieces, float margin)
    {
        if (word.Length > LongestWord || pieces.Length > MostPieces)
        {
            return;
        }

        ref var slot = ref _slots[hash & (Slots - 1)];
        slot.Length = (byte)word.Length;
        slot.PieceCount = (byte)pieces.Length;
        slot.Margin = margin;
        word.CopyTo(slot.Characters);
        pieces.CopyTo(slot.Pieces);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Slot
    {
        public float Margin;
        public byte Length;
        public byte PieceCount;
        public WordCharacters Characters;
        public WordPieces Pieces;
    }

    [InlineArray(LongestWord)]
    private struct WordCharacters
    {
        private char _first;
    }

    [InlineArray(MostPieces)]
    private struct WordPieces
    {
        private ushort _first;
    }
}
