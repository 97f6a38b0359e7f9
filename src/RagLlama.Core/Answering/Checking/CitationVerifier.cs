using System.Text.RegularExpressions;
using RagLlama.Answering.Quoting;
using RagLlama.Text;

namespace RagLlama.Answering.Checking;

/// <summary>
/// Binds a sentence of a model to sentences of the sources and checks that they bear it out: quotations, facts, names, negation, what grammar
/// says, and enough of its words. What needs understanding (a wrong conclusion from right words) is beyond it.
/// </summary>
internal sealed partial class CitationVerifier
{
    private const double EnoughWords = 0.5;

    /// <summary>Enough where facts or names bear a sentence out as well.</summary>
    private const double EnoughWordsBesideFacts = 0.3;

    private const double SomeWords = 0.3;

    /// <summary>The language of fewer letters than this is guessed too badly to go by.</summary>
    private const int ShortText = 30;

    /// <summary>Share of a sentence's words that a source has, from which on it is in the source's language.</summary>
    private const double OwnWords = 0.7;

    private static readonly char[] NotLetters = [' ', '\n', '\t', '.', ',', ';', ':', '!', '?', '(', ')', '"', '\'', '-', '/', '|', '•', '«', '»', '“', '”', '„', '\u00a0'];

    private readonly IReadOnlyList<ContextSource> sources;
    private readonly QuestionProfile question;
    private readonly SourceBase known;
    private readonly EvidenceFinder finder;
    private readonly FactCheck facts;
    private readonly NameCheck names;

    public CitationVerifier(IReadOnlyList<ContextSource> sources, QuestionProfile question)
    {
        (this.sources, this.question) = (sources, question);
        known = new SourceBase(sources);
        finder = new EvidenceFinder(known);
        facts = new FactCheck(known, question);
        names = new NameCheck(known, question);
    }

    /// <param name="sentence">A sentence of the answer, without citation marks.</param>
    /// <param name="cited">Numbers of the sources it cites; empty looks in all of them.</param>
    public Verdict Check(string sentence, IReadOnlyList<int> cited)
    {
        IReadOnlyList<ContextSource> scope = cited.Count > 0 ? [.. sources.Where(s => cited.Contains(s.Number))] : sources;
        var claim = new Claim(sentence, LanguageOf(sentence, scope));
        if ((claim.Terms.Count == 0 && claim.Facts.Count == 0) || (claim.Facts.Count == 0 && sentence.TrimEnd().EndsWith(':')))
        {
            return new Verdict(SupportStatus.Uncheckable, [], Doubt.NothingToCheck);
        }

        var evidence = finder.Find(claim, known.Of(scope), out var closest);
        if (evidence.Count == 0)
        {
            return new Verdict(SupportStatus.Unsupported, [], Doubt.NoEvidence);
        }

        var (status, doubt) = Judge(claim, evidence, scope, closest);
        return new Verdict(status, [.. evidence.Select(e => new Evidence(e.Source, e.Sentence))], status is SupportStatus.Supported ? null : doubt);
    }

    /// <summary>The sentence of a source that has most in common with a text.</summary>
    public PassageSentence Nearest(string text, int source)
    {
        var terms = ContentTerms.Of(text, question.Language);
        return known.Of(source).MaxBy(s => terms.Count(s.Has))!.Sentence;
    }

    /// <summary>Short sentences are guessed badly: one whose words are a source's own has its language.</summary>
    private string LanguageOf(string sentence, IReadOnlyList<ContextSource> scope)
    {
        var language = LanguageDetector.Detect(sentence);
        if (scope.Any(s => s.Passage.Chunk.Language == language))
        {
            return language;
        }

        var words = TextFolding.Fold(sentence).Split(NotLetters, StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2 && !w.Any(char.IsDigit)).ToList();
        if (scope.FirstOrDefault(s => words.Count > 0 && words.Count(known.Words(s.Number).Contains) >= OwnWords * words.Count) is { } own && own.Passage.Chunk.Language != LanguageDetector.Undetermined)
        {
            return own.Passage.Chunk.Language;
        }

        return language == LanguageDetector.Undetermined || (sentence.Length < ShortText && question.Language != LanguageDetector.Undetermined && IsSameScript(language, question.Language)) ? question.Language : language;
    }

    private static bool IsSameScript(string left, string right) => left is "hi" or "th" == right is "hi" or "th";

    private (SupportStatus Status, Doubt Doubt) Judge(Claim claim, List<SourceSentence> evidence, IReadOnlyList<ContextSource> scope, SourceSentence? closest)
    {
        if (Quotations(claim.Text).Any(quote => !scope.Any(s => Contains(s.Passage.Text, quote))))
        {
            return (SupportStatus.Unsupported, Doubt.Quotation);
        }

        var isForeign = evidence.TrueForAll(e => LanguageDetector.AreDifferent(e.Language, claim.Language));
        (SupportStatus Status, Doubt Doubt)[] findings =
        [
            (facts.Check(claim, evidence, scope, closest), Doubt.Fact),
            (names.Check(claim, evidence, scope), Doubt.Name),
            (Negation.IsOpposed(claim, evidence) ? SupportStatus.Unsupported : SupportStatus.Supported, Doubt.Negation),
            (MeaningCheck.IsContrary(claim, evidence) ? SupportStatus.Unsupported : SupportStatus.Supported, Doubt.Meaning),
            isForeign ? (AcrossLanguages(claim), Doubt.Language) : (IsAltered(claim, evidence) ? SupportStatus.Partly : SupportStatus.Supported, Doubt.Wording),
            isForeign ? (SupportStatus.Supported, Doubt.Words) : (Words(claim, evidence), Doubt.Words),
        ];
        return findings.Aggregate((worst, next) => Rank(next.Status) > Rank(worst.Status) ? next : worst);
    }

    /// <summary>An altered sentence may be bound first to another one, which has the word or value that was put in.</summary>
    private static bool IsAltered(Claim claim, List<SourceSentence> evidence) => evidence.Exists(e => WordingCheck.IsAltered(claim, e));

    /// <summary>Across languages words do not meet: facts and names can be checked, the rest cannot.</summary>
    private static SupportStatus AcrossLanguages(Claim claim) =>
        claim.Facts.Any(f => !f.IsSoft) ? SupportStatus.Supported : claim.Terms.Any(t => t.IsName) ? SupportStatus.Partly : SupportStatus.Uncheckable;

    private SupportStatus Words(Claim claim, List<SourceSentence> evidence)
    {
        var weight = 0.0;
        var covered = 0.0;
        foreach (var term in claim.Terms)
        {
            var rarity = known.Rarity(term);
            weight += rarity;
            covered += evidence.Exists(e => e.Has(term) || known.Frame(e.Source).Words.Any(w => w.Text == term.Word)) || MeansTheSame(term, claim, evidence) ? rarity : 0;
        }

        var share = weight == 0 ? 1 : covered / weight;
        var enough = claim.Facts.Any(f => !f.IsSoft) ? EnoughWordsBesideFacts : EnoughWords;
        return share >= enough ? SupportStatus.Supported : share >= SomeWords ? SupportStatus.Partly : SupportStatus.Unsupported;
    }

    /// <summary>Another word, with a meaning that the evidence has as well.</summary>
    private static bool MeansTheSame(ClaimTerm term, Claim claim, List<SourceSentence> evidence) =>
        claim.Reading.MeaningsAt(term.Position).Any(m => evidence.Exists(e => e.Reading.Meanings.Any(o => o.Symbol == m.Symbol)));

    private static int Rank(SupportStatus status) => status switch
    {
        SupportStatus.Supported => 0,
        SupportStatus.Uncheckable => 1,
        SupportStatus.Partly => 2,
        _ => 3,
    };

    private static IEnumerable<string> Quotations(string text) => Quotation().Matches(text).Select(m => m.Groups["q"].Value);

    private static bool Contains(string text, string part) => Plain(text).Contains(Plain(part), StringComparison.Ordinal);

    /// <summary>Letters and digits only: a quotation may differ from its source in white space, case and punctuation, not in words.</summary>
    private static string Plain(string text) => ' ' + NotWord().Replace(TextFolding.Fold(text), " ").Trim() + ' ';

    [GeneratedRegex("""["“„«»](?<q>[^"“”„«»\n]{8,400})["”“»«]""")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}]+")]
    private static partial Regex NotWord();
}
