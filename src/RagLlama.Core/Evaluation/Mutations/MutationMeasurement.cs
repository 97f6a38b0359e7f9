using System.Text.RegularExpressions;
using RagLlama.Answering;
using RagLlama.Answering.Checking;
using RagLlama.Answering.Quoting;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Retrieval;

namespace RagLlama.Evaluation.Mutations;

/// <summary>
/// Measures the check of answers: right sentences about documents, verbatim ones and others, and mutants of them, each checked against the
/// passages of its document.
/// </summary>
public sealed partial class MutationMeasurement
{
    /// <summary>Neighbouring passages that retrieval joins.</summary>
    private const int Joined = 3;

    private const int LeastWords = 4;

    private readonly Dictionary<string, IReadOnlyList<ContextSource>> sources;
    private readonly Dictionary<string, CitationVerifier> verifiers;

    public MutationMeasurement(IReadOnlyList<ClaimPassage> passages)
    {
        sources = passages.GroupBy(p => p.Document).ToDictionary(g => g.Key, SourcesOf);
        verifiers = sources.ToDictionary(s => s.Key, s => new CitationVerifier(s.Value, QuestionProfile.Of("")));
        Documents = [.. sources.Keys.Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Documents { get; }

    /// <summary>Time spent checking, the taking apart of the sources included.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>The sentences and table rows of the documents that say something to check.</summary>
    public IEnumerable<CheckedClaim> Verbatim() => Documents.SelectMany(document => sources[document]
        .SelectMany(source => PassageSentences.Of(source.Passage, source.Number - 1))
        .Where(s => !s.IsHeading && !s.Text.EndsWith(':') && s.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= (s.Text.Any(c => c > '\u0e00') ? 2 : LeastWords))
        .Select(s => new CheckedClaim(document, PassageSentences.LanguageOf(s.Chunk, s.Passage), ListMark().Replace(TableRow.WithHeader(s.Text, s.TableHeader).ReplaceLineEndings(" "), ""), IsVerbatim: true)));

    /// <summary>Checks a claim and its mutants.</summary>
    public IReadOnlyList<ClaimOutcome> Check(CheckedClaim claim)
    {
        var context = sources[claim.Document];
        var verifier = verifiers[claim.Document];
        var document = string.Join('\n', context.Select(s => s.Text));
        var mutants = MutationGenerator.Of(claim.Text, claim.Language, document);
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        IReadOnlyList<ClaimOutcome> outcomes = [Outcome(claim, null, claim.Text, verifier), .. mutants.Select(m => Outcome(claim, m.Kind, m.Text, verifier))];
        Elapsed += System.Diagnostics.Stopwatch.GetElapsedTime(started);
        return outcomes;
    }

    private static ClaimOutcome Outcome(CheckedClaim claim, MutationKind? kind, string text, CitationVerifier verifier)
    {
        var verdict = verifier.Check(text, []);
        return new ClaimOutcome(claim, kind, text, verdict.Status, verdict.Doubt?.ToString());
    }

    [GeneratedRegex(@"^\s*(?:[-•*]|\d{1,2}[.)])\s+")]
    private static partial Regex ListMark();

    private static IReadOnlyList<ContextSource> SourcesOf(IGrouping<string, ClaimPassage> document) =>
        [.. document.OrderBy(p => p.Number).Chunk(Joined).Select((group, i) => PassageOf(group, i))];

    private static ContextSource PassageOf(ClaimPassage[] group, int rank)
    {
        var id = DocumentId.For("sample", group[0].Document);
        var chunks = group.Select(p => new Chunk
        {
            Id = ChunkId.For(id, 1, p.Number, "mutations"),
            DocumentId = id,
            Version = 1,
            Number = p.Number,
            Text = p.Text,
            TableHeader = p.TableHeader,
            Language = p.Language,
            Location = new ChunkLocation { Span = new TextSpan(p.Start, p.Text.Length), Page = p.Page, Headings = p.Headings },
        }).ToList();
        var text = string.Concat(group.Select(p => p.Text));
        var passage = new RetrievedPassage
        {
            Chunk = chunks[0],
            Chunks = chunks,
            Document = new DocumentRecord
            {
                Id = id,
                SourceId = "sample",
                ExternalId = group[0].Document,
                Uri = new Uri("file:///" + Uri.EscapeDataString(group[0].Document)),
                FileName = group[0].Document,
                Title = group[0].Title,
                Status = DocumentStatus.Indexed,
                Access = AccessList.Public,
                Language = group[0].Language,
            },
            Text = text,
            Span = new TextSpan(group[0].Start, text.Length),
            Score = 1,
            Lexical = 1,
            Dense = 0,
        };
        return new ContextSource(rank + 1, passage, text);
    }
}
