using System.Text.Json;
using RagLlama.Evaluation;
using Xunit;

namespace RagLlama.Core.Tests.Evaluation;

public sealed class EvaluationRunnerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("eval").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Averages_rankings_and_answers_over_the_questions()
    {
        var (result, questions) = await RunAsync(answers: true);

        Assert.Equal(3, result.Queries);
        Assert.Equal(["q1", "q2", "q3"], questions.Select(q => q.Id));
        Assert.Equal((true, false), (questions[0].AnswerHit!.Value, questions[1].AnswerHit!.Value));
        Assert.Equal(2, result.Passages);
        Assert.Equal(0.8155, result.Ndcg10);
        Assert.Equal(0.5, result.Recall1);
        Assert.Equal(1, result.Recall5);
        Assert.Equal(0.75, result.Mrr10);
        Assert.Equal(0.5, result.AnswerHit);
        Assert.Equal(0, result.FalseRefusal);
        Assert.Equal(1, result.RefusalOnUnanswerable);
        Assert.Equal(1, result.PassagesPerSecond);
        Assert.True(result.PeakRssMb > 1);
    }

    [Fact]
    public async Task Leaves_out_what_was_not_measured()
    {
        var result = (await RunAsync(answers: false)).Result;

        Assert.Null(result.AnswerHit);
        Assert.Null(result.QuoteHit);
        Assert.Null(result.RefusalCurve);
        Assert.Null(result.FalseRefusal);
        Assert.Null(result.RefusalOnUnanswerable);
    }

    [Fact]
    public async Task Writes_one_ranking_for_each_question_without_repeats()
    {
        await RunAsync(answers: false);

        var lines = await File.ReadAllLinesAsync(Path.Combine(_folder, "run.jsonl"), Token);
        Assert.Equal("""{"query":"q1","docs":["a","b"]}""", lines[0]);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_no_file()
    {
        Write();
        using var stop = new CancellationTokenSource();
        var request = Request(await RetrievalSetReader.ReadAsync(_folder, Token), answers: false) with
        {
            RetrieveAsync = async (_, token) =>
            {
                await stop.CancelAsync();
                token.ThrowIfCancellationRequested();
                return [];
            },
        };

        await Assert.ThrowsAsync<OperationCanceledException>(() => new EvaluationRunner(TimeProvider.System).RunAsync(request, stop.Token));
        Assert.Empty(Directory.GetFiles(_folder, "run.jsonl*"));
    }

    [Fact]
    public async Task Counts_what_is_quoted_apart_from_what_is_refused()
    {
        Write();
        var request = Request(await RetrievalSetReader.ReadAsync(_folder, Token), answers: true) with
        {
            AnswerAsync = (query, _) => Task.FromResult(new EvaluatedAnswer(true, "")
            {
                Quotes = query.Id == "q1" ? ["It is one."] : ["Nothing.", "Still nothing.", "Too late: two."],
                RefusedFrom = query.Id == "q3" ? 100 : 600,
            }),
        };

        var result = (await new EvaluationRunner(TimeProvider.System).RunAsync(request, Token)).Result;

        Assert.Equal((0, 0.5, 1), (result.AnswerHit, result.QuoteHit, result.FalseRefusal));
        Assert.Equal(new RefusalPoint(0.599, 0, 1), result.AtTenPercentFalseRefusals);
        Assert.Equal([(0, 0), (0, 1), (1, 1)], new[] { 0, 1, 11 }.Select(i => ((int)result.RefusalCurve![i].FalseRefusal!, (int)result.RefusalCurve[i].Refusal!)));
    }

    [Fact]
    public async Task Breaks_figures_down_by_the_language_of_the_question()
    {
        Write();
        var set = await RetrievalSetReader.ReadAsync(_folder, Token);
        set = set with { Queries = [.. set.Queries.Select(q => q.Id == "q2" ? q with { Language = "de" } : q)] };

        var languages = (await new EvaluationRunner(TimeProvider.System).RunAsync(Request(set, answers: true), Token)).Result.Languages;

        Assert.Equal([("de", 1), ("en", 2)], languages.Select(l => (l.Language, l.Questions)));
        Assert.Equal((0.6309, 1), (languages[0].Ndcg10, languages[1].Ndcg10));
        Assert.Equal((0, 1), (languages[0].AnswerHit, languages[1].AnswerHit));
    }

    [Fact]
    public async Task Fields_have_the_names_of_the_command_line_contract()
    {
        var json = JsonSerializer.SerializeToElement((await RunAsync(answers: true)).Result, JsonSerializerOptions.Web);

        string[] expected = ["set", "mode", "passages", "queries", "ndcg10", "recall1", "recall5", "mrr10", "answerHit", "falseRefusal", "refusalOnUnanswerable", "indexSeconds", "passagesPerSecond", "queryMs", "peakRssMb", "run"];
        Assert.Empty(expected.Except(json.EnumerateObject().Select(property => property.Name)));
        Assert.Equal(["p50", "p95", "p99"], json.GetProperty("queryMs").EnumerateObject().Select(property => property.Name));
    }

    [Theory]
    [InlineData("corpus.jsonl", "{\"id\":\"a\"}", "corpus.jsonl, line 1")]
    [InlineData("queries.jsonl", "not json", "queries.jsonl, line 1")]
    [InlineData("qrels.jsonl", null, "qrels.jsonl is missing")]
    public async Task A_broken_set_is_named_with_its_line(string file, string? content, string expected)
    {
        Write();
        var path = Path.Combine(_folder, file);
        File.Delete(path);
        if (content is not null)
        {
            await File.WriteAllTextAsync(path, content, Token);
        }

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => RetrievalSetReader.ReadAsync(_folder, Token));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private void Write()
    {
        File.WriteAllLines(Path.Combine(_folder, "corpus.jsonl"), ["""{"id":"a","title":"A","text":"one","lang":"en"}""", """{"id":"b","title":null,"text":"two","lang":"en","page":"x"}"""]);
        File.WriteAllLines(
            Path.Combine(_folder, "queries.jsonl"),
            [
                """{"id":"q1","text":"first?","lang":"en","answers":["one"]}""",
                """{"id":"q2","text":"second?","lang":"en","answers":["two"]}""",
                """{"id":"q3","text":"third?","lang":"en","answers":[]}""",
            ]);
        File.WriteAllLines(Path.Combine(_folder, "qrels.jsonl"), ["""{"query":"q1","doc":"a","score":1}""", """{"query":"q2","doc":"b","score":1}""", """{"query":"q2","doc":"a","score":0}"""]);
    }

    private async Task<EvaluationRun> RunAsync(bool answers)
    {
        Write();
        var set = await RetrievalSetReader.ReadAsync(_folder, Token);
        return await new EvaluationRunner(TimeProvider.System).RunAsync(Request(set, answers), Token);
    }

    private EvaluationRequest Request(RetrievalSet set, bool answers) => new()
    {
        Set = set,
        IndexTime = TimeSpan.FromSeconds(2),
        RetrieveAsync = (_, _) => Task.FromResult<IReadOnlyList<string>>(["a", "a", "b"]),
        AnswerAsync = answers ? (query, _) => Task.FromResult(query.Id == "q3" ? new EvaluatedAnswer(true, "") : new EvaluatedAnswer(false, "It is one.")) : null,
        RunFile = Path.Combine(_folder, "run.jsonl"),
    };
}
