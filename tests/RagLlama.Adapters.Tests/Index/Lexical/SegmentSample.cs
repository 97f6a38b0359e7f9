using System.Text;
using RagLlama.Storage.Embedded.Lexical;

namespace RagLlama.Adapters.Tests.Index.Lexical;

/// <summary>Random passages as term counts, and as the bytes a segment is made of.</summary>
internal sealed class SegmentSample
{
    public SegmentSample(int seed, int chunks, long firstRow, int vocabulary = 300)
    {
        var random = new Random(seed);
        var row = firstRow;
        for (var n = 0; n < chunks; n++)
        {
            var terms = new SortedDictionary<string, (uint More, uint InTitle)>(StringComparer.Ordinal) { ["everywhere"] = (0, 0) };
            for (var word = random.Next(1, 30); word > 0; word--)
            {
                var more = random.Next(4) == 0 ? (uint)random.Next(400) : 0;
                terms[$"t{Math.Sqrt(random.Next(vocabulary * vocabulary)):F0}é"] = (more, (uint)random.Next((int)Math.Min(3, more + 1)));
            }

            Chunks.Add((row, terms.Count + random.Next(50), terms));
            row += random.Next(1, 5);
        }
    }

    public List<(long Row, int Length, SortedDictionary<string, (uint More, uint InTitle)> Terms)> Chunks { get; } = [];

    public FreshPart Fresh()
    {
        var fresh = new FreshPart();
        foreach (var (row, length, terms) in Chunks)
        {
            fresh.Add(row, Batch(length, terms), _ => 0);
        }

        return fresh;
    }

    public PassageTerms Passages()
    {
        var passages = new PassageTerms();
        foreach (var (row, length, terms) in Chunks)
        {
            passages.Add(row, Batch(length, terms), _ => true);
        }

        return passages;
    }

    /// <summary>The part as it was put in: each passage's row with its terms.</summary>
    public static Dictionary<long, Dictionary<string, (uint More, uint InTitle)>> ReadForward(LexicalPart part)
    {
        var read = new Dictionary<long, Dictionary<string, (uint More, uint InTitle)>>();
        var buffer = new byte[TermBytes.Longest];
        for (var ordinal = 0; ordinal < part.Chunks; ordinal++)
        {
            var terms = new List<ForwardTerm>();
            part.ReadForward(ordinal, terms);
            read[part.RowOf(ordinal)] = terms.ToDictionary(t => Encoding.UTF8.GetString(buffer, 0, part.ReadTerm(t.Term, buffer)), t => (t.More, t.InTitle));
        }

        return read;
    }

    /// <summary>The same, put together from the passages of each term.</summary>
    public static Dictionary<long, Dictionary<string, (uint More, uint InTitle)>> ReadPostings(LexicalPart part)
    {
        var read = Enumerable.Range(0, part.Chunks).ToDictionary(part.RowOf, _ => new Dictionary<string, (uint More, uint InTitle)>());
        var terms = new List<(string Term, int Chunks)>();
        for (var first = 0; first <= byte.MaxValue; first++)
        {
            part.Search((byte)first, _ => true, terms);
        }

        var block = new PostingBlock();
        foreach (var (term, chunks) in terms)
        {
            Assert.True(part.TryFind(Encoding.UTF8.GetBytes(term), out var list));
            Assert.Equal(chunks, list.Chunks);
            while (part.ReadNext(ref list, block, occurrences: true))
            {
                for (var n = 0; n < block.Count; n++)
                {
                    read[part.RowOf((int)block.Ordinals[n])].Add(term, (block.More[n], block.Titles[n]));
                }
            }
        }

        return read;
    }

    public Dictionary<long, Dictionary<string, (uint More, uint InTitle)>> Expected() => Chunks.ToDictionary(c => c.Row, c => new Dictionary<string, (uint, uint)>(c.Terms));

    private static byte[] Batch(int length, SortedDictionary<string, (uint More, uint InTitle)> terms)
    {
        var batch = new TermBatch();
        batch.BeginPassage(length, terms.Count);
        foreach (var (term, (more, inTitle)) in terms)
        {
            batch.Add(batch.AddName(Encoding.UTF8.GetBytes(term)), more, inTitle);
        }

        return batch.ToArray();
    }
}
