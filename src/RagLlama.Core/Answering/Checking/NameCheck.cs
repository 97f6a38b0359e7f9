namespace RagLlama.Answering.Checking;

/// <summary>Checks the names of a claim: that the sources have them, and have them where they speak of the same thing.</summary>
internal sealed class NameCheck(SourceBase sources, QuestionProfile question)
{
    public SupportStatus Check(Claim claim, IReadOnlyList<SourceSentence> evidence, IReadOnlyList<ContextSource> scope)
    {
        var status = SupportStatus.Supported;
        foreach (var name in claim.Terms.Where(t => t.IsName || IsPlace(t)))
        {
            if (IsIn(name, evidence.Take(1)) || question.Terms.Any(t => t.Stem == name.Term.Stem))
            {
                continue;
            }

            if (!IsIn(name, evidence) && !scope.Any(s => Has(s.Number, name)))
            {
                return SupportStatus.Unsupported;
            }

            // The name stands elsewhere, and here stands another that the claim leaves out.
            if (evidence[0].Terms.Any(o => (o.IsName || IsPlace(o)) && IsPlace(o) == IsPlace(name) && !claim.Terms.Any(t => ClauseMatch.IsSame(t, o))))
            {
                status = SupportStatus.Partly;
            }
        }

        return status;
    }

    private bool IsIn(ClaimTerm name, IEnumerable<SourceSentence> evidence) => evidence.Any(e => e.Has(name)
        || sources.Frame(e.Source).Words.Any(w => w.Text == name.Word)
        || e.Reading.Words.Any(w => w.Text == name.Word || PlaceNames.AreSame(w.Text, name.Word))
        || Transliteration.Has(e.Skeleton, name.Word));

    private bool Has(int source, ClaimTerm name) =>
        sources.Words(source).Contains(name.Word)
        || sources.Of(source).Any(s => s.Has(name) || Transliteration.Has(s.Skeleton, name.Word))
        || PlaceNames.Of(name.Word).Any(sources.Words(source).Contains);

    private static bool IsPlace(ClaimTerm term) => PlaceNames.IsPlace(term.Word);
}
