using RagLlama.Evaluation;
using Xunit;

namespace RagLlama.Core.Tests.Evaluation;

public sealed class StoredRunsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("runs").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StoredRuns Runs => new(Path.Combine(_folder, "evaluations"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Keeps_a_run_with_the_figures_of_every_question()
    {
        var run = new EvaluationRun(Result(), [Question("q1", 0.5, hit: true), Question("ü", 0.25, hit: null)]);
        await Runs.SaveAsync(new StoredRun("before", DateTimeOffset.UnixEpoch, [run]), Token);

        var found = (await Runs.FindAsync("before", Token))!.Find("leave", "hybrid")!;

        Assert.Equal(["before"], Runs.Names());
        Assert.Equal(run.Result.Ndcg10, found.Result.Ndcg10);
        Assert.Equal(["q1", "ü"], found.Questions.Select(q => q.Id));
        Assert.Equal((0.5, true, true), (found.Questions[0].Ndcg10!.Value, found.Questions[0].AnswerHit!.Value, found.Questions[0].IsAnswerable!.Value));
        Assert.Null(found.Questions[1].AnswerHit);
        Assert.Null((await Runs.FindAsync("before", Token))!.Find("leave", "dense"));
    }

    [Fact]
    public async Task Says_when_there_is_no_run_and_when_a_file_is_none()
    {
        Assert.Null(await Runs.FindAsync("never", Token));
        Directory.CreateDirectory(Path.GetDirectoryName(Runs.PathOf("broken"))!);
        await File.WriteAllTextAsync(Runs.PathOf("broken"), "{", Token);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => Runs.FindAsync("broken", Token));
        Assert.Contains("broken.json", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("a/b")]
    [InlineData(".hidden")]
    [InlineData("")]
    public void A_name_cannot_leave_the_folder(string name) => Assert.Throws<FormatException>(() => Runs.PathOf(name));

    [Fact]
    public void Compares_only_questions_that_both_runs_measured()
    {
        var comparison = RunComparison.Of("before", [Question("a", 0.2, hit: false), Question("b", 0.4, hit: null), Question("gone", 1, hit: true)], [Question("a", 0.6, hit: true), Question("b", 0.4, hit: true), Question("new", 1, hit: true)]);

        Assert.Equal((2, 0.2), (comparison.Ndcg10!.Questions, comparison.Ndcg10.Difference));
        Assert.Equal((1, 1), (comparison.AnswerHit!.Questions, comparison.AnswerHit.Difference));
        Assert.Equal(2, comparison.Unmatched);
        Assert.Null(comparison.QuoteHit);
    }

    private static EvaluationResult Result() => new()
    {
        Set = "leave",
        Mode = "hybrid",
        Passages = 3,
        Queries = 2,
        Ndcg10 = 0.375,
        IndexSeconds = 1,
        PassagesPerSecond = 3,
        QueryMs = new QueryTimes(1, 2, 3),
        PeakRssMb = 80,
    };

    private static QuestionResult Question(string id, double ndcg, bool? hit) => new()
    {
        Id = id,
        Text = "How many days?",
        Language = "en",
        Expected = ["p1"],
        Found = ["p2", "p1"],
        Accepted = hit is null ? null : ["five"],
        Ndcg10 = ndcg,
        Recall5 = ndcg,
        AnswerHit = hit,
        Milliseconds = 1,
    };
}
