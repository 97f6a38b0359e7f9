using RagLlama.Evaluation.Mutations;
using RagLlama.TestKit.SampleCompany;
using Xunit;

namespace RagLlama.Core.Tests.Answering.Checking;

/// <summary>The bars of the check of answers, on the sample company's documents in eight languages.</summary>
public sealed class MutationTests(MutationTests.Corpus corpus) : IClassFixture<MutationTests.Corpus>
{
    private const double LeastCaught = 0.978;
    private const double MostFalseAlarms = 0.02;
    private const double MostFalseAlarmsInOtherWords = 0.11;

    [Fact]
    public void Makes_enough_mutants_in_eight_languages()
    {
        Assert.InRange(corpus.Report.Mutants, 1000, int.MaxValue);
        Assert.Superset(new HashSet<string> { "en", "de", "fr", "it", "pt", "es", "hi", "th" }, corpus.Report.Outcomes.Select(o => o.Claim.Language).ToHashSet());
        Assert.Equal(Enum.GetValues<MutationKind>(), corpus.Report.Outcomes.Where(o => o.Kind is not null).Select(o => o.Kind!.Value).Distinct().Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Catches_what_was_made_wrong_and_lets_pass_what_is_right(bool isForBuilding)
    {
        var half = corpus.Report.Where(o => corpus.ForBuilding.Contains(o.Claim.Document) == isForBuilding);
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine(half.ToString());
        output.WriteLine($"{corpus.Microseconds:0} µs a sentence");

        // The other half is for confirmation: what it holds is not shown.
        foreach (var mistake in half.Outcomes.Where(o => o.IsMistake && isForBuilding))
        {
            output.WriteLine($"{mistake.Claim.Language} {mistake.Kind?.ToString() ?? "RIGHT"} {mistake.Status} {(mistake.Claim.IsVerbatim ? "verbatim" : "other words")} {mistake.Claim.Document}: [{mistake.Doubt}] {mistake.Text}");
        }

        Assert.InRange(half.Caught, LeastCaught, 1);
        Assert.InRange(half.FalseAlarms, 0, MostFalseAlarms);
        Assert.InRange(half.Where(o => !o.Claim.IsVerbatim).FalseAlarms, 0, MostFalseAlarmsInOtherWords);
    }

    public sealed class Corpus
    {
        public Corpus()
        {
            var measurement = new MutationMeasurement(SampleClaims.Passages());
            ForBuilding = SampleClaims.ForBuilding();
            var claims = measurement.Verbatim().Concat(SampleClaims.Read("claims")).ToList();
            var outcomes = new List<ClaimOutcome>();
            foreach (var claim in claims)
            {
                outcomes.AddRange(measurement.Check(claim));
            }

            Microseconds = measurement.Elapsed.TotalMicroseconds / outcomes.Count;
            Report = new MutationReport(outcomes);
        }

        public IReadOnlySet<string> ForBuilding { get; }

        public MutationReport Report { get; }

        public double Microseconds { get; }
    }
}
