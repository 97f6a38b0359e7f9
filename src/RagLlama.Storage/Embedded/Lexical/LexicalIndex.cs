namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>The words of the index as one reader sees them: the segments it has open, and the passages in none. Guarded by its owner's lock.</summary>
internal sealed class LexicalIndex : IDisposable
{
    private List<Segment> _segments = [];

    public FreshPart Fresh { get; private set; } = new();

    /// <summary>Every part that has passages.</summary>
    public IReadOnlyList<LexicalPart> Parts { get; private set; } = [];

    /// <summary>Says for each part where its passages are in the table, after all of the table has changed.</summary>
    public void PlaceAll(ChunkTable table)
    {
        foreach (var part in Parts)
        {
            PlaceAll(part, table);
        }
    }

    /// <summary>Says where a passage is in the chunk table, -1 for one that was removed.</summary>
    public void Place(long row, int slot)
    {
        if (!Fresh.Place(row, slot))
        {
            // The ranges of segments do not overlap, so at most one has the row.
            for (var index = _segments.Count - 1; index >= 0 && !_segments[index].Place(row, slot); index--)
            {
            }
        }
    }

    /// <summary>The part that holds a passage, and its position there.</summary>
    public bool TryLocate(long row, out LexicalPart part, out int ordinal)
    {
        foreach (var candidate in Parts)
        {
            ordinal = candidate.OrdinalOf(row);
            if (ordinal >= 0)
            {
                part = candidate;
                return true;
            }
        }

        (part, ordinal) = (Fresh, -1);
        return false;
    }

    /// <summary>Opens the segments that are not open yet; <see cref="Use"/> puts them into use.</summary>
    /// <param name="isLast">True to take a file that is gone for damaged.</param>
    /// <param name="damaged">Told of a file that is not what was written.</param>
    /// <exception cref="FileNotFoundException">A segment was merged away after the list was read: read it again.</exception>
    public List<Segment> Open(IReadOnlyList<SegmentEntry> entries, SegmentFiles files, bool isLast, Action<string> damaged)
    {
        var opened = new List<Segment>(entries.Count);
        foreach (var entry in entries)
        {
            if (_segments.Find(segment => segment.Name == entry.File) is { } known)
            {
                opened.Add(known);
                continue;
            }

            try
            {
                opened.Add(Segment.Open(files.PathOf(entry.File)));
            }
            catch (Exception e) when (e is InvalidDataException || (isLast && e is FileNotFoundException))
            {
                damaged(e.Message);
            }
            catch
            {
                opened.Except(_segments).ToList().ForEach(segment => segment.Dispose());
                throw;
            }
        }

        return opened;
    }

    /// <summary>Puts other segments into use. The passages in none are to be read again.</summary>
    public void Use(List<Segment> segments, ChunkTable table)
    {
        foreach (var segment in segments.Except(_segments))
        {
            PlaceAll(segment, table);
        }

        foreach (var segment in _segments.Except(segments))
        {
            segment.Dispose();
        }

        _segments = segments;
        Fresh = new FreshPart();
        Parts = [.. segments, Fresh];
    }

    public void Dispose() => _segments.ForEach(segment => segment.Dispose());

    private static void PlaceAll(LexicalPart part, ChunkTable table)
    {
        for (var ordinal = 0; ordinal < part.Chunks; ordinal++)
        {
            part.Slots[ordinal] = table.TryFind(part.RowOf(ordinal), out var slot) ? slot : -1;
        }

        part.CountRemoved();
    }
}
