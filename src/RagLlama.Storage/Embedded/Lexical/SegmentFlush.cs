using System.Buffers.Binary;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Writes passages that were in memory as a segment file.</summary>
internal static class SegmentFlush
{
    public static void Write(FreshPart fresh, string path)
    {
        var order = Sort(fresh);
        using var builder = new SegmentBuilder(path, fresh.Rows(), fresh.Lengths());

        // Terms come in the order of their new numbers, so each passage's list of them grows in order too.
        var starts = fresh.Starts;
        var filled = starts.ToArray();
        var forward = new ForwardTerm[starts[^1]];

        var block = new PostingBlock();
        foreach (var term in order)
        {
            var list = fresh.ListOf(term);
            while (fresh.ReadNext(ref list, block, occurrences: true))
            {
                for (var index = 0; index < block.Count; index++)
                {
                    var ordinal = (int)block.Ordinals[index];
                    forward[filled[ordinal]++] = new ForwardTerm(builder.Terms, block.More[index], block.Titles[index]);
                    builder.Add(ordinal, block.More[index], block.Titles[index]);
                }
            }

            builder.EndTerm(fresh.Term(term));
        }

        builder.EndTerms();
        for (var ordinal = 0; ordinal < fresh.Chunks; ordinal++)
        {
            builder.AddForward(forward.AsSpan(starts[ordinal], starts[ordinal + 1] - starts[ordinal]));
        }

        builder.Finish();
    }

    /// <summary>The numbers of the terms in the terms' byte order. Most differ in their first eight bytes, which compare as one number.</summary>
    private static int[] Sort(FreshPart fresh)
    {
        var order = new int[fresh.Terms];
        var beginnings = new ulong[order.Length];
        for (var term = 0; term < order.Length; term++)
        {
            order[term] = term;
            beginnings[term] = BeginningOf(fresh.Term(term));
        }

        Array.Sort(beginnings, order);
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && beginnings[end] == beginnings[start]; end++)
            {
            }

            if (end - start > 1)
            {
                order.AsSpan(start, end - start).Sort((one, other) => fresh.Term(one).SequenceCompareTo(fresh.Term(other)));
            }
        }

        return order;
    }

    private static ulong BeginningOf(ReadOnlySpan<byte> term)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        bytes.Clear();
        term[..Math.Min(term.Length, sizeof(ulong))].CopyTo(bytes);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }
}
