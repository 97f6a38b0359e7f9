using RagLlama.Answering.Facts;

namespace RagLlama.Answering.Checking;

/// <summary>Finds the sentences of the sources that a sentence of the answer can rest on.</summary>
internal sealed class EvidenceFinder(SourceBase sources)
{
    /// <summary>Sentences of a source that together may bear out one sentence of the answer.</summary>
    private const int MostEvidence = 4;

    private const double FactWeight = 2.5;
    private const double NameWeight = 1.5;

    /// <summary>The best sentence, then those that add words the ones before lack.</summary>
    public List<SourceSentence> Find(Claim claim, IReadOnlyList<SourceSentence> candidates)
    {
        var evidence = new List<SourceSentence>();
        var terms = claim.Terms.ToList();
        var facts = claim.Facts.Where(f => !f.IsSoft).ToList();
        var left = candidates.ToList();
        while (evidence.Count < MostEvidence && left.Count > 0)
        {
            var best = left.MaxBy(c => Gain(c, terms, facts, claim.Text, evidence))!;

            // A sentence that adds a number and no word speaks of something else.
            if (Gain(best, terms, facts, claim.Text, evidence) <= 0 || (evidence.Count > 0 && (!terms.Exists(best.Has) || IsOtherRow(best, evidence, claim))))
            {
                break;
            }

            evidence.Add(best);
            left.Remove(best);
            terms.RemoveAll(best.Has);
            facts.RemoveAll(f => best.Bears(f, claim.Text));
        }

        return evidence;
    }

    private double Gain(SourceSentence candidate, List<ClaimTerm> terms, List<Fact> facts, string text, List<SourceSentence> evidence)
    {
        var gain = candidate.Sentence.IsHeading ? -0.5 : 0;
        foreach (var term in terms)
        {
            gain += candidate.Has(term) ? sources.Rarity(term) * (term.IsName ? NameWeight : 1) : 0;
        }

        foreach (var fact in facts)
        {
            gain += candidate.Bears(fact, text) ? FactWeight : 0;
        }

        // What belongs together stands together.
        return gain > 0 && evidence.Exists(e => e.Source == candidate.Source && Math.Abs(e.Sentence.Number - candidate.Sentence.Number) == 1) ? gain + 0.3 : gain;
    }

    /// <summary>Rows of a table are alternatives: a second one counts only when the sentence names it.</summary>
    private static bool IsOtherRow(SourceSentence row, List<SourceSentence> evidence, Claim claim)
    {
        var rival = row.IsRow ? evidence.Find(e => e.IsRow && e.Source == row.Source) : null;
        return rival is not null && !claim.Terms.Any(t => row.RowKey.ContainsKey(t.Term.Stem) && !rival.RowKey.ContainsKey(t.Term.Stem))
            && !claim.Facts.Any(f => row.Bears(f) && row.Reading.Facts.Any(o => o.Position <= 2 && f.IsBorneOutBy(o)));
    }
}
