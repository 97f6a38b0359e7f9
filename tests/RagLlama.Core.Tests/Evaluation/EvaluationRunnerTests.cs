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
        var result = await RunAsync(answers: true);

        Assert.Equal(3, result.Queries);
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
        var result = await RunAsync(answers: false);

        Assert.Null(result.AnswerHit);
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
    public async Task Fields_have_the_names_of_the_command_line_contract()
    {
        var json = JsonSerializer.SerializeToElement(await RunAsync(answers: true), JsonSerializerOptions.Web);

        string[] expected = ["set", "mode", "passages", "queries", "ndcg10", "recall1", "recall5", "mrr10", "answerHit", "falseRefusal", "refusalOnUnanswerable", "indexSeconds", "passagesPerSecond", "queryMs", "peakRssMb", "run"];
        Assert.Equal(expected, json.EnumerateObject().Select(property => property.Name));
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

    private async Task<EvaluationResult> RunAsync(bool answers)
    {
        Write();
        var set = await RetrievalSetReader.ReadAsync(_folder, Token);
        return await new EvaluationRunner(TimeProvider.System).RunAsync(
            new EvaluationRequest
            {
                Set = set,
                IndexTime = TimeSpan.FromSeconds(2),
                RetrieveAsync = (_, _) => Task.FromResult<IReadOnlyList<string>>(["a", "a", "b"]),
                AnswerAsync = answers ? (query, _) => Task.FromResult(query.Id == "q3" ? new EvaluatedAnswer(true, "") : new EvaluatedAnswer(false, "It is one.")) : null,
                RunFile = Path.Combine(_folder, "run.jsonl"),
            },
            Token);
    }
}
