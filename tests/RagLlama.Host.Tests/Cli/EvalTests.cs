using System.Net;
using System.Text.Json;
using RagLlama.TestKit;
using Xunit;

namespace RagLlama.Host.Tests.Cli;

/// <summary>The verb <c>eval</c> with the real executable on a small set in two languages.</summary>
public sealed class EvalTests(CliFixture cli) : IClassFixture<CliFixture>
{
    private const string Shape =
        """{"set":"string","mode":"string","passages":"number","queries":"number","ndcg10":"number","recall1":"number","recall5":"number","mrr10":"number","answerHit":"number?","falseRefusal":"number?","refusalOnUnanswerable":"number?","indexSeconds":"number","passagesPerSecond":"number","queryMs":{"p50":"number","p95":"number","p99":"number"},"peakRssMb":"number","run":"string"}""";

    [Fact]
    public async Task A_run_is_kept_compared_with_and_reported()
    {
        var set = WriteSets("kept", passage: "The <b>relief</b> valve opens at nine bar.");
        var first = await cli.RunAsync("eval", "--set", Path.Combine(set, "valves_en"), "--save", "before", "--json");
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        JsonShape.Assert(first.Json, Shape);
        Assert.True(File.Exists(Path.Combine(cli.Data, "evaluations", "before.json")));

        var report = Path.Combine(set, "report.html");
        var second = await cli.RunAsync("eval", "--set", Path.Combine(set, "valves_en"), "--against", "before", "--html", report, "--json");
        var comparison = second.Json.GetProperty("comparison");
        Assert.Equal(("before", 0, 1), (comparison.GetProperty("against").GetString(), comparison.GetProperty("ndcg10").GetProperty("difference").GetDouble(), comparison.GetProperty("ndcg10").GetProperty("p").GetDouble()));
        Assert.Equal(1, second.Json.GetProperty("quoteHit").GetDouble());
        Assert.Equal(19, second.Json.GetProperty("refusalCurve").GetArrayLength());

        var html = await File.ReadAllTextAsync(report, CliFixture.Token);
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.Contains("When does the boiler explode?", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>relief", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Sets_of_a_folder_are_measured_alone_and_across_languages()
    {
        var sets = WriteSets("across", passage: "The relief valve opens at nine bar.");
        var all = await cli.RunAsync("eval", "--sets", sets, "--mode", "lexical", "--json");
        Assert.Equal(["valves_de", "valves_en"], Names(all.Json));
        Assert.Equal(2, all.Json.GetProperty("mean").GetProperty("sets").GetInt32());

        var pairs = await cli.RunAsync("eval", "--sets", sets, "--across", "--mode", "lexical", "--json");
        Assert.Equal(["valves_en-valves_de", "valves_de-valves_en"], Names(pairs.Json));

        var pair = await cli.RunAsync("eval", "--questions", Path.Combine(sets, "valves_en"), "--corpus", Path.Combine(sets, "valves_de"), "--mode", "lexical", "--json");
        JsonShape.Assert(pair.Json, Shape);
        Assert.Equal("valves_en-valves_de", pair.Json.GetProperty("set").GetString());
    }

    [Fact]
    public async Task A_golden_set_is_asked_with_what_the_asker_may_read()
    {
        var secret = cli.NewFolder("golden");
        await File.WriteAllTextAsync(Path.Combine(secret, "bonus.md"), "# Bonus\n\nThe bonus of the board is four salaries.\n", CliFixture.Token);
        await cli.RunAsync("ingest", secret, "--access", "group:board", "--json");
        await cli.RunAsync("user", "add", "bea@example.com", "--group", "board", "--json");
        var hit = (await cli.RunAsync("search", "bonus of the board", "--as", "bea@example.com", "-k", "1", "--json")).Json.GetProperty("hits")[0].GetProperty("documentId").GetString();
        await GoldenSetInCatalogue.AddAsync(cli.Data, "board", "What is the bonus of the board?", hit!, "four salaries");

        var member = await cli.RunAsync("eval", "--golden", "board", "--as", "bea@example.com", "--json");
        Assert.Equal((0, ""), (member.ExitCode, member.Error));
        Assert.Equal((1, 1), (member.Json.GetProperty("ndcg10").GetDouble(), member.Json.GetProperty("answerHit").GetDouble()));
        var stranger = await cli.RunAsync("eval", "--golden", "board", "--as", "paul@example.com", "--json");
        Assert.Equal((0, 0), (stranger.Json.GetProperty("ndcg10").GetDouble(), stranger.Json.GetProperty("answerHit").GetDouble()));
    }

    [Fact]
    public async Task A_measurement_uses_no_configured_database()
    {
        var set = WriteSets("database", passage: "The relief valve opens at nine bar.");
        var config = Path.Combine(set, "config.json");
        await File.WriteAllTextAsync(config, """{"Catalog":{"Provider":"postgres","ConnectionString":"Host=127.0.0.1;Port=1;Timeout=1"}}""", CliFixture.Token);
        var result = await cli.RunAsync("eval", "--set", Path.Combine(set, "valves_en"), "--mode", "lexical", "--limit", "1", "--config", config, "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Theory]
    [InlineData("one of --set DIR", "eval")]
    [InlineData("--against: there is no stored run 'never'", "eval", "--set", "x", "--against", "never")]
    [InlineData("--golden: there is no golden set 'never'", "eval", "--golden", "never")]
    [InlineData("is no name", "eval", "--set", "x", "--save", "../x")]
    [InlineData("belong together", "eval", "--questions", "x")]
    [InlineData("'missing' is no folder", "eval", "--sets", "missing")]
    public async Task What_cannot_be_measured_is_said_in_one_line(string expected, params string[] arguments)
    {
        var result = await cli.RunAsync(arguments);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(expected, Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Names(JsonElement json) => json.GetProperty("sets").EnumerateArray().Select(s => s.GetProperty("set").GetString());

    private string WriteSets(string name, string passage)
    {
        var folder = cli.NewFolder(name);
        Write(Path.Combine(folder, "valves_en"), "en", passage, "When does the relief valve open?", "nine bar", "When does the boiler explode?");
        Write(Path.Combine(folder, "valves_de"), "de", "Das Entlastungsventil öffnet bei neun Bar.", "Wann öffnet das Entlastungsventil?", "neun Bar", "Wann explodiert der Kessel?");
        return folder;
    }

    private static void Write(string folder, string language, string passage, string question, string answer, string unanswerable)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "corpus.jsonl"), [Line(new { id = "p1", title = "", text = passage, lang = language }), Line(new { id = "p2", title = "", text = "Breakfast is from seven to nine.", lang = language })]);
        File.WriteAllLines(
            Path.Combine(folder, "queries.jsonl"),
            [
                Line(new { id = "q1", text = question, lang = language, answers = new[] { answer } }),
                Line(new { id = "q2", text = unanswerable, lang = language, answers = Array.Empty<string>() }),
            ]);
        File.WriteAllLines(Path.Combine(folder, "qrels.jsonl"), [Line(new { query = "q1", doc = "p1", score = 1 }), Line(new { query = "q2", doc = "p2", score = 1 })]);
    }

    private static string Line(object value) => JsonSerializer.Serialize(value);
}
