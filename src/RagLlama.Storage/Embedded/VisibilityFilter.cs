using System.Globalization;
using System.Text;
using RagLlama.Indexing;

namespace RagLlama.Storage.Embedded;

/// <summary>A question's access, sources, languages and dates, as numbers of the index file.</summary>
internal sealed class VisibilityFilter
{
    private readonly bool[] _accessSets;
    private readonly bool[]? _sources;
    private readonly bool[]? _languages;
    private readonly int _after;
    private readonly int _before;

    public VisibilityFilter(IndexNames names, IndexQuery query)
    {
        var key = new StringBuilder();
        _accessSets = Mark(names.AccessSetsOf(query.Access), key);
        _sources = query.SourceIds.IsEmpty ? null : Mark(names.Sources.NumbersOf(query.SourceIds), key.Append('s'));
        _languages = query.Languages.IsEmpty ? null : Mark(names.Languages.NumbersOf(query.Languages), key.Append('l'));

        // Whoever asks for a range of days does not ask for documents without one.
        _after = query.After?.DayNumber ?? (query.Before is null ? -1 : 0);
        _before = query.Before?.DayNumber ?? int.MaxValue;
        Key = key.Append(CultureInfo.InvariantCulture, $"d{_after}-{_before}").ToString();
    }

    /// <summary>Equal for questions that may look at the same chunks.</summary>
    public string Key { get; }

    public bool Allows(in ChunkTraits chunk) =>
        Has(_accessSets, chunk.AccessSet)
        && (_sources is null || Has(_sources, chunk.Source))
        && (_languages is null || Has(_languages, chunk.Language))
        && chunk.Day >= _after && chunk.Day <= _before;

    private static bool Has(bool[] marks, int number) => (uint)number < (uint)marks.Length && marks[number];

    private static bool[] Mark(List<int> numbers, StringBuilder key)
    {
        numbers.Sort();
        var marks = new bool[numbers.Count == 0 ? 0 : numbers[^1] + 1];
        foreach (var number in numbers)
        {
            if (!marks[number])
            {
                marks[number] = true;
                key.Append(number).Append(',');
            }
        }

        return marks;
    }
}
