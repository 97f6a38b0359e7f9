using RagLlama.Answering.Facts;

namespace RagLlama.Answering.Checking;

/// <summary>Checks each fact of a claim against the evidence: that it is there, as the same bound, for the same period, and said of the same thing.</summary>
internal sealed class FactCheck(SourceBase sources, QuestionProfile question)
{
    /// <summary>How much better the other order must fit before two values count as exchanged.</summary>
    private const double Exchanged = 1.25;

    /// <param name="closest">The sentence with most of the claim's words, of whatever facts.</param>
    public SupportStatus Check(Claim claim, IReadOnlyList<SourceSentence> evidence, IReadOnlyList<ContextSource> scope, SourceSentence? closest)
    {
        var missing = claim.Facts.Where(f => !f.IsSoft && !IsBorne(f, claim, evidence)).ToList();
        if (missing.Count > 0)
        {
            return missing.TrueForAll(f => scope.Any(s => sources.Of(s.Number).Any(p => p.Bears(f, claim.Text)))) ? SupportStatus.Partly : SupportStatus.Unsupported;
        }

        if (claim.Facts.Any(f => f.IsSoft && IsContradicted(f, evidence)) || claim.Facts.Any(f => IsOtherBound(f, claim, evidence)) || claim.Facts.Any(f => IsOtherPeriod(f, claim, evidence)))
        {
            return SupportStatus.Unsupported;
        }

        return AreExchanged(claim, evidence) || claim.Facts.Any(f => IsSaidOfAnother(f, claim, evidence, evidence[0]) || (closest is not null && closest != evidence[0] && IsSaidOfAnother(f, claim, evidence, closest)) || ValueOrder.IsCopied(f, claim, evidence)) ? SupportStatus.Partly : SupportStatus.Supported;
    }

    private bool IsBorne(Fact fact, Claim claim, IReadOnlyList<SourceSentence> evidence) =>
        evidence.Any(e => e.Bears(fact, claim.Text))
        || question.Facts.Any(fact.IsBorneOutBy)
        || evidence.Any(e => sources.Frame(e.Source).Facts.Any(fact.IsBorneOutBy))
        || (fact.Kind is FactKind.Date && IsBorneInParts(fact, evidence));

    /// <summary>"31 March 2026" where the sentence says 31 March and the document 2026.</summary>
    private bool IsBorneInParts(Fact fact, IReadOnlyList<SourceSentence> evidence)
    {
        foreach (var value in fact.Values.Select(CalendarDate.Parse).Where(d => d.Year is not null && d.Month is not null))
        {
            var day = new Fact(FactKind.Date, [(value with { Year = null }).ToString()], null, fact.Span);
            var year = new CalendarDate(value.Year, null, null);
            if (evidence.Any(e => e.Facts.Any(o => day.IsBorneOutBy(o) && o.Values.All(v => CalendarDate.Parse(v).Year is null))
                && sources.Of(e.Source).SelectMany(s => s.Facts).Concat(sources.Frame(e.Source).Facts).Any(f => Says(f, year))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Says(Fact fact, CalendarDate year) => fact.Kind switch
    {
        FactKind.Date => fact.Values.Any(v => CalendarDate.Parse(v).Year == year.Year),
        FactKind.Number => fact.Unit is null && fact.Values.Contains(year.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""),
        _ => false,
    };

    /// <summary>"One week" where the evidence knows only two.</summary>
    private static bool IsContradicted(Fact fact, IReadOnlyList<SourceSentence> evidence)
    {
        var alike = evidence.SelectMany(e => e.Facts).Where(o => o.IsLike(fact) && (o.Unit == fact.Unit || (fact.Kind is FactKind.Ordinal && o.Values[0] == fact.Values[0]))).ToList();
        return alike.Count > 0 && !alike.Exists(fact.IsBorneOutBy);
    }

    private static bool IsOtherBound(Fact fact, Claim claim, IReadOnlyList<SourceSentence> evidence)
    {
        if (fact.Bound is Bound.None)
        {
            return false;
        }

        var denied = claim.Negation.IsIn(fact.Clause);
        var theirs = evidence.SelectMany(e => e.Facts.Where(f => f.Bound is not Bound.None && fact.IsBorneOutBy(f)).Select(f => (f.Bound, IsFlipped: e.Negation.IsIn(f.Clause) != denied))).ToList();
        return theirs.Count > 0 && theirs.TrueForAll(t => t.Bound != fact.Bound && !t.IsFlipped);
    }

    private static bool IsOtherPeriod(Fact fact, Claim claim, IReadOnlyList<SourceSentence> evidence)
    {
        if (PeriodOf(fact, claim.Reading) is not { } mine)
        {
            return false;
        }

        var theirs = evidence.SelectMany(e => e.Facts.Where(fact.IsBorneOutBy).Select(f => (Fact: f, e.Reading, Period: PeriodOf(f, e.Reading)))).ToList();
        return theirs.Count > 0 && theirs.TrueForAll(t => t.Period is not null && t.Period != mine && !t.Reading.Meanings.Any(m => m.Clause == t.Fact.Clause && m.Symbol == mine));
    }

    /// <summary>The period named right behind a fact, or else shortly before it.</summary>
    private static string? PeriodOf(Fact fact, TextReading reading)
    {
        var next = reading.Facts.Where(f => f.Position > fact.Position).Select(f => f.Position).DefaultIfEmpty(int.MaxValue).Min();
        var last = reading.Facts.Where(f => f.Position < fact.Position).Select(f => f.Position).DefaultIfEmpty(-1).Max();
        var periods = reading.Meanings.Where(m => m.Clause == fact.Clause && m.Symbol.StartsWith("per:", StringComparison.Ordinal)).ToList();
        return periods.Where(m => m.First > fact.Position && m.First <= fact.Position + 4 && m.First < next).Select(m => m.Symbol).FirstOrDefault()
            ?? periods.Where(m => m.First < fact.Position && m.First >= fact.Position - 6 && m.First > last).Select(m => m.Symbol).LastOrDefault();
    }

    /// <summary>Two values of the claim that the evidence has the other way round.</summary>
    private static bool AreExchanged(Claim claim, IReadOnlyList<SourceSentence> evidence)
    {
        var facts = claim.Facts;
        for (var i = 0; i < facts.Count; i++)
        {
            for (var j = i + 1; j < facts.Count; j++)
            {
                if (!facts[i].IsSoft && !facts[j].IsSoft && facts[i].IsLike(facts[j]) && !facts[i].IsBorneOutBy(facts[j]) && AreExchanged(claim, facts[i], facts[j], evidence))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool AreExchanged(Claim claim, Fact left, Fact right, IReadOnlyList<SourceSentence> evidence)
    {
        var lefts = evidence.SelectMany(e => e.Facts.Where(left.IsBorneOutBy).Select(f => (Sentence: e, Fact: f))).ToList();
        var rights = evidence.SelectMany(e => e.Facts.Where(right.IsBorneOutBy).Select(f => (Sentence: e, Fact: f))).ToList();
        // Values in the order of the source are those of the source, whatever stands between them.
        if (lefts.Count == 0 || rights.Count == 0 || lefts.Exists(l => rights.Exists(r => r.Sentence == l.Sentence && l.Fact.Position < r.Fact.Position)))
        {
            return false;
        }

        if (lefts.Exists(l => rights.Exists(r => r.Sentence == l.Sentence && ValueOrder.IsTurned(claim, left, right, l.Sentence, l.Fact, r.Fact))))
        {
            return true;
        }

        double Fit(Fact mine, Fact rival, List<(SourceSentence Sentence, Fact Fact)> theirs, List<(SourceSentence Sentence, Fact Fact)> others) =>
            theirs.Max(t => ValueOrder.Closeness(claim, mine, rival, t.Sentence, t.Fact, others.Find(o => o.Sentence == t.Sentence).Fact));
        var straight = Fit(left, right, lefts, rights) + Fit(right, left, rights, lefts);
        var crossed = Fit(left, right, rights, lefts) + Fit(right, left, lefts, rights);
        return crossed > (straight * Exchanged) + 0.05;
    }

    /// <summary>The fact is only in a further sentence, while the first one says another value of what the claim is about.</summary>
    private bool IsSaidOfAnother(Fact fact, Claim claim, IReadOnlyList<SourceSentence> evidence, SourceSentence first)
    {
        if (fact.IsSoft || fact.Kind is FactKind.Code || first.Bears(fact, claim.Text) || question.Facts.Any(fact.IsBorneOutBy))
        {
            return false;
        }

        var rivals = first.Facts.Where(o => o.IsLike(fact) && !claim.Facts.Any(f => f.IsBorneOutBy(o))).ToList();
        var bearers = evidence.Where(e => e.Bears(fact, claim.Text)).ToList();
        return rivals.Count > 0 && bearers.Count > 0 && bearers.TrueForAll(b => About(fact, claim, b) < About(fact, claim, first));
    }

    /// <summary>How much of what stands near a fact of the claim a sentence has.</summary>
    private double About(Fact fact, Claim claim, SourceSentence sentence) => claim.Terms.Sum(t => sentence.Has(t) ? ValueOrder.Nearness(t.Position, t.Clause, fact) * sources.Rarity(t) : 0);
}
