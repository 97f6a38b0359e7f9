using System.Runtime.InteropServices;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Writes passages that were in memory as a segment file.</summary>
internal static class SegmentFlush
{
    public static void Write(FreshPart fresh, string path)
    {
        var order = new int[fresh.Terms];
        for (var term = 0; term < order.Length; term++)
        {
            order[term] = term;
        }

        Array.Sort(order, (one, other) => fresh.Term(one).SequenceCompareTo(fresh.Term(other)));
        using var builder = new SegmentBuilder(path, fresh.Rows(), fresh.Lengths());
        var block = new PostingBlock();
        var numbers = new int[order.Length];
        foreach (var term in order)
        {
            numbers[term] = builder.Terms;
            var list = fresh.ListOf(term);
            while (fresh.ReadNext(ref list, block, occurrences: true))
            {
                for (var index = 0; index < block.Count; index++)
                {
                    builder.Add((int)block.Ordinals[index], block.More[index], block.Titles[index]);
                }
            }

            builder.EndTerm(fresh.Term(term));
        }

        builder.EndTerms();
        WriteForward(fresh, numbers, builder);
        builder.Finish();
    }

    private static void WriteForward(FreshPart fresh, int[] numbers, SegmentBuilder builder)
    {
        var terms = new List<ForwardTerm>();
        for (var ordinal = 0; ordinal < fresh.Chunks; ordinal++)
        {
            terms.Clear();
            fresh.ReadForward(ordinal, terms);
            var span = CollectionsMarshal.AsSpan(terms);
            for (var index = 0; index < span.Length; index++)
            {
                span[index] = span[index] with { Term = numbers[span[index].Term] };
            }

            span.Sort((one, other) => one.Term.CompareTo(other.Term));
            builder.AddForward(span);
        }
    }
}
