using System.Buffers.Binary;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Writes passages that were in no segment as a segment file.</summary>
internal static class SegmentFlush
{
    public static void Write(PassageTerms passages, string path)
    {
        var order = Sort(passages.Names);
        var (postings, ends) = Postings(passages, order);
        using var builder = new SegmentBuilder(path, [.. passages.Rows], [.. passages.Lengths]);

        // Terms come in the order of their new numbers, so each passage's list of them grows in order too.
        var starts = passages.Starts;
        var filled = starts.ToArray();
        var forward = new ForwardTerm[postings.Length];
        var next = 0;
        foreach (var term in order)
        {
            for (; next < ends[term]; next++)
            {
                ref readonly var posting = ref postings[next];
                forward[filled[posting.Ordinal]++] = new ForwardTerm(builder.Terms, posting.More, posting.InTitle);
                builder.Add(posting.Ordinal, posting.More, posting.InTitle);
            }

            builder.EndTerm(passages.Names[term]);
        }

        builder.EndTerms();
        for (var ordinal = 0; ordinal < passages.Count; ordinal++)
        {
            builder.AddForward(forward.AsSpan(starts[ordinal], starts[ordinal + 1] - starts[ordinal]));
        }

        builder.Finish();
    }

    /// <summary>The terms of all passages, term by term, and for each term where its passages end: a counting sort.</summary>
    private static (Posting[] Postings, int[] Ends) Postings(PassageTerms passages, int[] order)
    {
        var ends = new int[order.Length];
        foreach (var term in passages.All)
        {
            ends[term.Term]++;
        }

        var start = 0;
        foreach (var term in order)
        {
            (ends[term], start) = (start, start + ends[term]);
        }

        var postings = new Posting[passages.All.Length];
        for (var ordinal = 0; ordinal < passages.Count; ordinal++)
        {
            foreach (var term in passages.Of(ordinal))
            {
                postings[ends[term.Term]++] = new Posting(ordinal, term.More, term.InTitle);
            }
        }

        return (postings, ends);
    }

    /// <summary>The numbers of the terms in the terms' byte order. Most differ in their first eight bytes, which compare as one number.</summary>
    private static int[] Sort(TermTable terms)
    {
        var order = new int[terms.Count];
        var beginnings = new ulong[order.Length];
        for (var term = 0; term < order.Length; term++)
        {
            order[term] = term;
            beginnings[term] = BeginningOf(terms[term]);
        }

        Array.Sort(beginnings, order);
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && beginnings[end] == beginnings[start]; end++)
            {
            }

            if (end - start > 1)
            {
                order.AsSpan(start, end - start).Sort((one, other) => terms[one].SequenceCompareTo(terms[other]));
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

    private readonly record struct Posting(int Ordinal, uint More, uint InTitle);
}
