using RagLlama.Evaluation;
using Xunit;

namespace RagLlama.Core.Tests.Evaluation;

public sealed class PairedBootstrapTests
{
    [Fact]
    public void A_gain_on_most_questions_is_significant_and_a_gain_on_one_is_not()
    {
        var before = Enumerable.Repeat(0.5, 100).ToList();
        var most = PairedBootstrap.Compare(before, [.. before.Select((b, i) => i < 80 ? b + 0.1 : b - 0.05)])!;
        var one = PairedBootstrap.Compare(before, [.. before.Select((b, i) => i == 0 ? b + 0.5 : b)])!;

        Assert.True(most.IsSignificant);
        Assert.Equal((0.5, 0.57, 0.07), (most.Before, most.After, most.Difference));
        Assert.InRange(most.P, 0, 0.001);
        Assert.False(one.IsSignificant);
        Assert.InRange(one.P, 0.2, 1);
    }

    [Fact]
    public void The_interval_is_that_of_the_normal_approximation_where_that_holds()
    {
        // Differences of -1 and 1 with mean 0.2: standard error sqrt(1 - 0.04) / sqrt(400) = 0.049.
        var after = Enumerable.Range(0, 400).Select(i => i < 240 ? 1.0 : -1.0).ToList();
        var result = PairedBootstrap.Compare([.. after.Select(_ => 0.0)], after)!;

        Assert.InRange(result.Low, 0.2 - (1.96 * 0.049) - 0.01, 0.2 - (1.96 * 0.049) + 0.01);
        Assert.InRange(result.High, 0.2 + (1.96 * 0.049) - 0.01, 0.2 + (1.96 * 0.049) + 0.01);
    }

    [Fact]
    public void The_same_runs_give_the_same_figures_and_no_change_has_p_one()
    {
        double[] before = [0, 1, 0.5, 0.3];
        double[] after = [0.2, 0.9, 0.6, 0.3];

        Assert.Equal(PairedBootstrap.Compare(before, after), PairedBootstrap.Compare(before, after));
        Assert.Equal(1, PairedBootstrap.Compare(before, before)!.P);
        Assert.Null(PairedBootstrap.Compare([], []));
        Assert.Throws<ArgumentException>(() => PairedBootstrap.Compare(before, [1]));
    }
}
