using System.Runtime.InteropServices;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Writes several adjacent segments as one, without the passages that were removed.</summary>
internal sealed class SegmentMerge
{
    private readonly IReadOnlyList<Segment> _inputs;

    // For each input: the new position of each passage, or -1, and the new number of each term.
    private readonly int[][] _positions;
    private readonly int[][] _numbers;
    private readonly List<long> _rows = [];
    private readonly List<int> _lengths = [];

    /// <param name="inputs">In the order of their row ids.</param>
    /// <param name="live">Row ids that are in use, ascending, over the range of the inputs.</param>
    public SegmentMerge(IReadOnlyList<Segment> inputs, IReadOnlyList<long> live)
    {
        _inputs = inputs;
        _positions = [.. inputs.Select(input => new int[input.Chunks])];
        _numbers = [.. inputs.Select(input => new int[input.Terms])];
        var next = 0;
        for (var input = 0; input < inputs.Count; input++)
        {
            for (var ordinal = 0; ordinal < inputs[input].Chunks; ordinal++)
            {
                var row = inputs[input].RowOf(ordinal);
                while (next < live.Count && live[next] < row)
                {
                    next++;
                }

                var isLive = next < live.Count && live[next] == row;
                _positions[input][ordinal] = isLive ? _rows.Count : -1;
                if (isLive)
                {
                    _rows.Add(row);
                    _lengths.Add(inputs[input].LengthOf(ordinal));
                }
            }
        }
    }

    /// <summary>Passages of the new segment. With none there is nothing to write.</summary>
    public int Chunks => _rows.Count;

    public long FirstRow => _rows[0];

    public long LastRow => _rows[^1];

    public void Write(string path, CancellationToken cancellationToken)
    {
        using var builder = new SegmentBuilder(path, [.. _rows], [.. _lengths]);
        WriteTerms(builder, cancellationToken);
        builder.EndTerms();
        WriteForward(builder, cancellationToken);
        builder.Finish();
    }

    private void WriteTerms(SegmentBuilder builder, CancellationToken cancellationToken)
    {
        var cursors = new MergeCursor[_inputs.Count];
        for (var input = 0; input < cursors.Length; input++)
        {
            cursors[input] = new MergeCursor(_inputs[input]);
            cursors[input].MoveNext();
        }

        var block = new PostingBlock();
        var term = new byte[TermBytes.Longest];
        for (var length = Smallest(cursors, term); length >= 0; length = Smallest(cursors, term))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = term.AsSpan(0, length);
            for (var input = 0; input < cursors.Length; input++)
            {
                if (!cursors[input].Ended && cursors[input].Term.SequenceEqual(name))
                {
                    _numbers[input][cursors[input].Number] = builder.Terms;
                    Copy(cursors[input].List, input, block, builder);
                    cursors[input].MoveNext();
                }
            }

            builder.EndTerm(name);
        }
    }

    private static int Smallest(MergeCursor[] cursors, Span<byte> term)
    {
        MergeCursor? smallest = null;
        foreach (var cursor in cursors)
        {
            if (!cursor.Ended && (smallest is null || cursor.Term.SequenceCompareTo(smallest.Term) < 0))
            {
                smallest = cursor;
            }
        }

        if (smallest is null)
        {
            return -1;
        }

        smallest.Term.CopyTo(term);
        return smallest.Term.Length;
    }

    private void Copy(PostingList list, int input, PostingBlock block, SegmentBuilder builder)
    {
        var positions = _positions[input];
        while (_inputs[input].ReadNext(ref list, block, occurrences: true))
        {
            for (var index = 0; index < block.Count; index++)
            {
                var position = positions[block.Ordinals[index]];
                if (position >= 0)
                {
                    builder.Add(position, block.More[index], block.Titles[index]);
                }
            }
        }
    }

    private void WriteForward(SegmentBuilder builder, CancellationToken cancellationToken)
    {
        var terms = new List<ForwardTerm>();
        for (var input = 0; input < _inputs.Count; input++)
        {
            for (var ordinal = 0; ordinal < _inputs[input].Chunks; ordinal++)
            {
                if (_positions[input][ordinal] < 0)
                {
                    continue;
                }

                cancellationToken.ThrowIfCancellationRequested();
                terms.Clear();
                _inputs[input].ReadForward(ordinal, terms);
                var span = CollectionsMarshal.AsSpan(terms);
                for (var index = 0; index < span.Length; index++)
                {
                    // The order stays: both dictionaries are sorted alike.
                    span[index] = span[index] with { Term = _numbers[input][span[index].Term] };
                }

                builder.AddForward(span);
            }
        }
    }
}
