using System.Text.RegularExpressions;
using RagLlama.Answering.Facts;
using RagLlama.Answering.Quoting;
using RagLlama.Text;

namespace RagLlama.Answering.Checking;

/// <summary>
/// Binds a sentence of a model to sentences of the sources and checks that they bear it out: quotations, numbers, dates, amounts, names,
/// negation, and enough of its words. What needs understanding (a wrong conclusion from right words) is beyond it.
/// </summary>
internal sealed partial class CitationVerifier(IReadOnlyList<ContextSource> sources, QuestionProfile question)
{
    /// <summary>Sentences of a source that together may bear out one sentence of the answer.</summary>
    private const int MostEvidence = 3;

    private const double EnoughWords = 0.55;
    private const double SomeWords = 0.30;

    /// <summary>Share of the common words that may be denied on one side only.</summary>
    private const double MostOpposed = 0.34;

    private readonly Dictionary<int, IReadOnlyList<PassageSentence>> sentences =
        sources.ToDictionary(s => s.Number, s => PassageSentences.Of(s.Passage, s.Number - 1));

    /// <param name="sentence">A sentence of the answer, without citation marks.</param>
    /// <param name="cited">Numbers of the sources it cites; empty looks in all of them.</param>
    public Verdict Check(string sentence, IReadOnlyList<int> cited)
    {
        var language = LanguageDetector.Detect(sentence);
        language = language == LanguageDetector.Undetermined ? question.Language : language;
        // What has digits is checked as a fact, in any notation.
        var terms = ContentTerms.Of(sentence, language).Where(t => !t.Stem.Any(char.IsDigit)).ToList();
        var facts = FactReader.Read(sentence);
        if ((terms.Count == 0 && facts.Count == 0) || (facts.Count == 0 && sentence.TrimEnd().EndsWith(':')))
        {
            return new Verdict(SupportStatus.Uncheckable, []);
        }

        var claim = new Claim(sentence, language, terms, facts);
        var scope = cited.Count > 0 ? [.. sources.Where(s => cited.Contains(s.Number))] : sources;
        var evidence = Collect(claim, scope);
        return evidence.Count == 0 ? new Verdict(SupportStatus.Unsupported, []) : new Verdict(Judge(claim, evidence, scope), evidence);
    }

    /// <summary>The sentence of a source that has most in common with a text.</summary>
    public PassageSentence Nearest(string text, int source)
    {
        var terms = ContentTerms.Of(text, question.Language);
        return sentences[source].MaxBy(s => terms.Count(s.Has))!;
    }

    /// <summary>The best sentence, then those that add words or facts the ones before lack.</summary>
    private List<Evidence> Collect(Claim claim, IReadOnlyList<ContextSource> scope)
    {
        var candidates = scope.SelectMany(s => sentences[s.Number].Select(p => new Evidence(s.Number, p))).ToList();
        var evidence = new List<Evidence>();
        var terms = claim.Terms.ToList();
        var facts = claim.Facts.ToList();
        while (evidence.Count < MostEvidence && candidates.Count > 0)
        {
            var best = candidates.MaxBy(c => Gain(c.Sentence, terms, facts))!;

            // A sentence that adds a number and no word speaks of something else.
            if (Gain(best.Sentence, terms, facts) <= 0 || (evidence.Count > 0 && !terms.Exists(best.Sentence.Has)))
            {
                break;
            }

            evidence.Add(best);
            terms.RemoveAll(best.Sentence.Has);
            facts.RemoveAll(f => IsIn(best.Sentence, f));
        }

        return evidence;
    }

    private static double Gain(PassageSentence sentence, List<QuestionTerm> terms, List<Fact> facts) =>
        terms.Count(sentence.Has) + (2.0 * facts.Count(f => IsIn(sentence, f))) - (sentence.IsHeading ? 0.5 : 0);

    private SupportStatus Judge(Claim claim, List<Evidence> evidence, IReadOnlyList<ContextSource> scope)
    {
        if (Quotations(claim.Text).Any(quote => !scope.Any(s => Contains(s.Passage.Text, quote))))
        {
            return SupportStatus.Unsupported;
        }

        var missing = claim.Facts.Where(f => !evidence.Exists(e => IsIn(e.Sentence, f)) && !question.Facts.Any(f.IsBorneOutBy)).ToList();
        if (missing.Count > 0)
        {
            var elsewhere = missing.All(f => scope.Any(s => sentences[s.Number].Any(p => IsIn(p, f))));
            return elsewhere ? SupportStatus.Partly : SupportStatus.Unsupported;
        }

        if (evidence.TrueForAll(e => PassageSentences.LanguageOf(e.Sentence.Chunk, e.Sentence.Passage) is var other && other != claim.Language && other != LanguageDetector.Undetermined))
        {
            // Across languages words do not meet: facts can be checked, the rest cannot.
            return claim.Facts.Count > 0 ? SupportStatus.Partly : SupportStatus.Uncheckable;
        }

        if (claim.Terms.Any(t => t.IsHard && !IsKnown(t, scope)) || IsOpposed(claim, evidence))
        {
            return SupportStatus.Unsupported;
        }

        var covered = claim.Terms.Count == 0 ? 1 : claim.Terms.Count(t => evidence.Exists(e => e.Sentence.Has(t))) / (double)claim.Terms.Count;
        return covered >= EnoughWords ? SupportStatus.Supported : covered >= SomeWords ? SupportStatus.Partly : SupportStatus.Unsupported;
    }

    /// <summary>A name is known when the source has it, in its text, title or headings, or the question brought it in.</summary>
    private bool IsKnown(QuestionTerm name, IReadOnlyList<ContextSource> scope) =>
        question.Terms.Any(t => t.Stem == name.Stem)
        || scope.Any(s => sentences[s.Number].Any(p => p.Has(name)) || Contains(Frame(s), name.Exact?[1..] ?? name.Stem));

    private static string Frame(ContextSource source) =>
        TextFolding.Fold(string.Join('\n', source.Passage.Chunk.Location.Headings.Prepend(source.Passage.Document.Title)));

    private static bool IsOpposed(Claim claim, List<Evidence> evidence)
    {
        var said = Negation.Polarity(claim.Text, claim.Language);
        var borne = evidence.ConvertAll(e => Negation.Polarity(e.Sentence.Text, PassageSentences.LanguageOf(e.Sentence.Chunk, e.Sentence.Passage)));
        var common = said.Where(s => borne.Exists(b => b.ContainsKey(s.Key))).ToList();
        var opposed = common.Count(s => borne.TrueForAll(b => !b.TryGetValue(s.Key, out var denied) || denied != s.Value));
        return common.Count > 0 && opposed / (double)common.Count > MostOpposed;
    }

    private static bool IsIn(PassageSentence sentence, Fact fact) => sentence.Facts.Any(fact.IsBorneOutBy);

    private static IEnumerable<string> Quotations(string text) => Quotation().Matches(text).Select(m => m.Groups["q"].Value);

    private static bool Contains(string text, string part) => Plain(text).Contains(Plain(part), StringComparison.Ordinal);

    /// <summary>Letters and digits only: a quotation may differ from its source in white space, case and punctuation, not in words.</summary>
    private static string Plain(string text) => ' ' + NotWord().Replace(TextFolding.Fold(text), " ").Trim() + ' ';

    [GeneratedRegex("""["“„«»](?<q>[^"“”„«»\n]{8,400})["”“»«]""")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}]+")]
    private static partial Regex NotWord();

    private sealed record Claim(string Text, string Language, IReadOnlyList<QuestionTerm> Terms, IReadOnlyList<Fact> Facts);
}
