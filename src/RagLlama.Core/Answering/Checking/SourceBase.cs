using RagLlama.Answering.Facts;
using RagLlama.Answering.Quoting;

namespace RagLlama.Answering.Checking;

/// <summary>The sentences of all sources of an answer, and what stands over them: titles and headings.</summary>
internal sealed class SourceBase
{
    private readonly Dictionary<int, IReadOnlyList<SourceSentence>> sentences;
    private readonly Dictionary<int, TextReading> frames;
    private readonly Dictionary<int, HashSet<string>> words = [];
    private readonly Dictionary<string, double> rarity = new(StringComparer.Ordinal);
    private readonly List<SourceSentence> all;

    public SourceBase(IReadOnlyList<ContextSource> sources)
    {
        sentences = sources.ToDictionary(s => s.Number, s => (IReadOnlyList<SourceSentence>)[.. PassageSentences.Of(s.Passage, s.Number - 1).Select(p => new SourceSentence(s.Number, p))]);
        frames = sources.ToDictionary(s => s.Number, FrameOf);
        all = [.. sentences.Values.SelectMany(s => s)];
    }

    public IReadOnlyList<SourceSentence> Of(int source) => sentences[source];

    public IReadOnlyList<SourceSentence> Of(IReadOnlyList<ContextSource> scope) => scope.Count == sentences.Count ? all : [.. scope.SelectMany(s => sentences[s.Number])];

    /// <summary>Title and headings of a source.</summary>
    public TextReading Frame(int source) => frames[source];

    /// <summary>Folded words of a source with its title and headings.</summary>
    public HashSet<string> Words(int source)
    {
        if (!words.TryGetValue(source, out var set))
        {
            set = frames[source].Words.Concat(sentences[source].SelectMany(s => s.Reading.Words)).Where(w => w.Kind is WordKind.Word).Select(w => w.Text).ToHashSet(StringComparer.Ordinal);
            words[source] = set;
        }

        return set;
    }

    /// <summary>1 for a word that every sentence has, more the fewer have it.</summary>
    public double Rarity(ClaimTerm term)
    {
        if (!rarity.TryGetValue(term.Term.Stem, out var value))
        {
            value = Math.Min(3, 1 + Math.Log((all.Count + 1.0) / (all.Count(s => s.Has(term)) + 1.0)) / 2);
            rarity[term.Term.Stem] = value;
        }

        return value;
    }

    private static TextReading FrameOf(ContextSource source) =>
        TextReading.Of(string.Join('\n', source.Passage.Chunk.Location.Headings.Prepend(source.Passage.Document.Title)), source.Passage.Chunk.Language);
}
