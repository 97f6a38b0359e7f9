namespace RagLlama.Answering.Checking;

/// <summary>Finds the sentences of the sources that a sentence of the answer can rest on.</summary>
internal sealed class EvidenceFinder(SourceBase sources)
{
    /// <summary>Sentences of a source that together may bear out one sentence of the answer.</summary>
    private const int MostEvidence = 4;

    private const double FactWeight = 2.5;
    private const double NameWeight = 1.5;

    /// <summary>The best sentence, then those that add words the ones before lack.</summary>
    /// <param name="closest">The sentence in the claim's language that has most of its words, whatever it says of the facts.</param>
    public List<SourceSentence> Find(Claim claim, IReadOnlyList<SourceSentence> candidates, out SourceSentence? closest)
    {
        var facts = claim.Facts.Where(f => !f.IsSoft).Take(Matches.Most).ToList();
        var terms = claim.Terms.Take(Matches.Most).ToList();
        var weights = terms.ConvertAll(t => sources.Rarity(t) * (t.IsName ? NameWeight : 1));
        var cues = Matches.Mask(terms, t => t.IsCue);
        var left = candidates.Select(c => new Matches(c, Matches.Mask(terms, c.Has), Matches.Mask(facts, f => c.Bears(f, claim.Text)))).Where(m => (m.Terms | m.Facts) != 0).ToList();
        closest = ClosestOf(left, weights, claim.Language);
        var evidence = new List<SourceSentence>();
        ulong openTerms = ulong.MaxValue, openFacts = ulong.MaxValue;
        while (evidence.Count < MostEvidence && left.Count > 0)
        {
            var best = left.MaxBy(m => Gain(m, openTerms, openFacts, weights, evidence))!;

            // A sentence that adds a number and no word speaks of something else; across languages, where words do not meet, it will do.
            var adds = (best.Terms & openTerms & ~cues) != 0 || (best.Sentence.Language != claim.Language && (best.Facts & openFacts) != 0);
            if (Gain(best, openTerms, openFacts, weights, evidence) <= 0 || (evidence.Count > 0 && (!adds || IsOtherRow(best.Sentence, evidence, claim))))
            {
                break;
            }

            evidence.Add(best.Sentence);
            left.Remove(best);
            openTerms &= ~best.Terms;
            openFacts &= ~best.Facts;
        }

        return evidence;
    }

    private static SourceSentence? ClosestOf(List<Matches> matches, List<double> weights, string language) => matches
        .Where(m => m.Sentence.Language == language && !m.Sentence.Sentence.IsHeading && m.Terms != 0)
        .MaxBy(m => Sum(m.Terms, weights))?.Sentence;

    private static double Sum(ulong terms, List<double> weights)
    {
        var sum = 0.0;
        for (var bits = terms; bits != 0; bits &= bits - 1)
        {
            sum += weights[System.Numerics.BitOperations.TrailingZeroCount(bits)];
        }

        return sum;
    }

    private static double Gain(Matches matches, ulong openTerms, ulong openFacts, List<double> weights, List<SourceSentence> evidence)
    {
        var gain = (matches.Sentence.Sentence.IsHeading ? -0.5 : 0) + (FactWeight * System.Numerics.BitOperations.PopCount(matches.Facts & openFacts));
        gain += Sum(matches.Terms & openTerms, weights);

        // What belongs together stands together.
        return gain > 0 && evidence.Exists(e => e.Source == matches.Sentence.Source && Math.Abs(e.Sentence.Number - matches.Sentence.Sentence.Number) == 1) ? gain + 0.3 : gain;
    }

    /// <summary>Rows of a table are alternatives: a second one counts only when the sentence names it.</summary>
    private static bool IsOtherRow(SourceSentence row, List<SourceSentence> evidence, Claim claim)
    {
        var rival = row.IsRow ? evidence.Find(e => e.IsRow && e.Sentence.Passage.Document.Id == row.Sentence.Passage.Document.Id) : null;
        return rival is not null && !claim.Terms.Any(t => row.RowKey.ContainsKey(t.Term.Stem) && !rival.RowKey.ContainsKey(t.Term.Stem))
            && !claim.Facts.Any(f => row.Bears(f) && row.Facts.Any(o => o.Position <= 2 && f.IsBorneOutBy(o)));
    }
}
