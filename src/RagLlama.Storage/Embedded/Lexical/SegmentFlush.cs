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

        // Terms come in the order of their new numbers, so each passage's list of them grows in order too.
        var forward = new ForwardTerm[fresh.Chunks][];
        var filled = new int[fresh.Chunks];
        for (var ordinal = 0; ordinal < forward.Length; ordinal++)
        {
            forward[ordinal] = new ForwardTerm[fresh.TermsOf(ordinal)];
        }

        var block = new PostingBlock();
        foreach (var term in order)
        {
            var list = fresh.ListOf(term);
            while (fresh.ReadNext(ref list, block, occurrences: true))
            {
                for (var index = 0; index < block.Count; index++)
                {
                    var ordinal = (int)block.Ordinals[index];
                    forward[ordinal][filled[ordinal]++] = new ForwardTerm(builder.Terms, block.More[index], block.Titles[index]);
                    builder.Add(ordinal, block.More[index], block.Titles[index]);
                }
            }

            builder.EndTerm(fresh.Term(term));
        }

        builder.EndTerms();
        foreach (var terms in forward)
        {
            builder.AddForward(terms);
        }

        builder.Finish();
    }
}
