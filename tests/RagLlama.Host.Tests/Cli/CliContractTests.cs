using System.Text.Json;
using RagLlama.TestKit;
using Xunit;

namespace RagLlama.Host.Tests.Cli;

/// <summary>What programs that drive the command line rely on: the shape of each verb's JSON, its exit code, one object and nothing else.</summary>
public sealed class CliContractTests(CliFixture cli) : IClassFixture<CliFixture>
{
    private const string Citation =
        """{"n":"number","documentId":"string","title":"string","uri":"string","page":"number?","headings":["string"],"quote":"string","score":"number","verified":"bool"}""";

    private const string Answer =
        $$"""{"question":"string","status":"answered|no_answer","reason":"nothing_relevant|no_documents|ungrounded|overloaded?","answer":"string","language":"string","writer":"quotes|chat","model":"string?","citations":[{{Citation}}],"sentences":[{"text":"string","status":"supported|partly|unsupported|uncheckable","citations":["number"]}],"degraded":"bool","timings":{"retrieveMs":"number","firstTokenMs":"number","totalMs":"number"},"receiptId":"string"}""";

    [Fact]
    public void Ingest_lists_every_document_with_its_own_status_and_reason()
    {
        Assert.Equal(3, cli.Ingested.ExitCode);
        JsonShape.Assert(cli.Ingested.Json, """{"source":"string","found":"number","indexed":"number","unchanged":"number","removed":"number","unsupported":"number","failed":"number","quarantined":"number","chunks":"number","seconds":"number","documents":[{"path":"string","status":"string","reason":"string?","chunks":"number","pages":"number?"}]}""");
        Assert.Equal((6, 3), (Number("found"), Number("indexed")));
        Assert.Equal("failed", Status("handbook/empty.txt").Status);
        Assert.StartsWith("empty", Status("handbook/empty.txt").Reason, StringComparison.Ordinal);
        Assert.Equal("failed", Status("handbook/broken.pdf").Status);
        Assert.Equal("unsupported", Status("handbook/program.md").Status);
        Assert.Equal(3, new[] { "empty.txt", "broken.pdf", "program.md" }.Select(f => Status("handbook/" + f).Reason).Distinct().Count());
    }

    [Fact]
    public async Task Ask_answers_with_a_verified_quote_of_the_right_place()
    {
        var result = await cli.RunAsync("ask", "How many days of leave can I carry over?", "--json");
        Assert.Equal(0, result.ExitCode);
        JsonShape.Assert(result.Json, Answer);
        Assert.Equal("answered", result.Json.GetProperty("status").GetString());
        var citation = result.Json.GetProperty("citations")[0];
        Assert.Contains("five days", citation.GetProperty("quote").GetString(), StringComparison.Ordinal);
        Assert.True(citation.GetProperty("verified").GetBoolean());
        Assert.EndsWith("handbook/leave.md", citation.GetProperty("uri").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_says_when_the_documents_do_not_answer()
    {
        var result = await cli.RunAsync("ask", "Who won the chess olympiad in Budapest?", "--json");
        Assert.Equal(0, result.ExitCode);
        JsonShape.Assert(result.Json, Answer);
        Assert.Equal("no_answer", result.Json.GetProperty("status").GetString());
        Assert.Equal("nothing_relevant", result.Json.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Ask_as_somebody_without_documents_finds_nothing_of_the_others()
    {
        var secret = cli.NewFolder("secret");
        await File.WriteAllTextAsync(Path.Combine(secret, "bands.md"), "# Salary bands\n\nBand seven earns 98,400 euros a year.\n", CliFixture.Token);
        Assert.Equal(0, (await cli.RunAsync("ingest", secret, "--access", "group:hr", "--json")).ExitCode);
        Assert.DoesNotContain("98,400", (await cli.RunAsync("ask", "What does salary band seven earn?", "--as", "paul@example.com", "--json")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await cli.RunAsync("user", "add", "eva@example.com", "--group", "hr", "--json")).ExitCode);
        Assert.Contains("98,400", (await cli.RunAsync("ask", "What does salary band seven earn?", "--as", "eva@example.com", "--json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_ranks_passages()
    {
        var result = await cli.RunAsync("search", "Hotel Stuttgart", "-k", "3", "--json");
        Assert.Equal(0, result.ExitCode);
        JsonShape.Assert(result.Json, """{"query":"string","hits":[{"rank":"number","score":"number","documentId":"string","chunkId":"string","title":"string","uri":"string","page":"number?","headings":["string"],"text":"string","language":"string"}],"ms":"number"}""");
        Assert.Contains("135,00", result.Json.GetProperty("hits")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_prints_the_structure()
    {
        var result = await cli.RunAsync("extract", Path.Combine(cli.Documents, "per-diem.csv"), "--json");
        Assert.Equal(0, result.ExitCode);
        JsonShape.Assert(result.Json, """{"mediaType":"string","title":"string?","language":"string","pages":"number?","text":"string","blocks":[{"type":"heading|paragraph|list|table|code|caption|note","level":"number","text":"string","page":"number?"}],"warnings":[{"code":"string","page":"number?","detail":"string"}]}""");
        var table = result.Json.GetProperty("blocks").EnumerateArray().Single(b => b.GetProperty("type").GetString() == "table");
        Assert.Equal("62 EUR", table.GetProperty("cells")[1][1].GetString());
    }

    [Fact]
    public async Task Fsck_is_clean_and_its_digest_repeats()
    {
        var first = await cli.RunAsync("fsck", "--json");
        JsonShape.Assert(first.Json, """{"clean":"bool","digest":"string","documents":"number","chunks":"number","problems":[{"kind":"string","id":"string"}]}""");
        Assert.Equal(0, first.ExitCode);
        Assert.StartsWith("sha256:", first.Json.GetProperty("digest").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_names_every_dependency()
    {
        var result = await cli.RunAsync("doctor", "--json");
        JsonShape.Assert(result.Json, """{"healthy":"bool","checks":[{"name":"string","status":"ok|optional|missing","detail":"string"}]}""");
        Assert.Equal(result.Json.GetProperty("healthy").GetBoolean() ? 0 : 4, result.ExitCode);
    }

    [Fact]
    public async Task Key_create_shows_the_secret_once()
    {
        var created = await cli.RunAsync("key", "create", "--name", "robot", "--scope", "ask,search", "--json");
        JsonShape.Assert(created.Json, """{"id":"string","name":"string","key":"string"}""");
        var listed = await cli.RunAsync("key", "list", "--json");
        Assert.Contains(created.Json.GetProperty("id").GetString()!, listed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(created.Json.GetProperty("key").GetString()!, listed.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await cli.RunAsync("key", "revoke", created.Json.GetProperty("id").GetString()!)).ExitCode);
        Assert.Equal(1, (await cli.RunAsync("key", "revoke", created.Json.GetProperty("id").GetString()!)).ExitCode);
    }

    [Fact]
    public async Task Eval_reports_the_measures_of_a_set()
    {
        var set = cli.NewFolder("set");
        await File.WriteAllTextAsync(Path.Combine(set, "corpus.jsonl"), """
            {"id":"p1","title":"Leave","text":"Up to five days may be carried over.","lang":"en"}
            {"id":"p2","title":"Pumps","text":"The pump runs at ten bar.","lang":"en"}
            """, CliFixture.Token);
        await File.WriteAllTextAsync(Path.Combine(set, "queries.jsonl"), """
            {"id":"q1","text":"How many days may be carried over?","lang":"en","answers":["five days"]}
            {"id":"q2","text":"Who plays the violin?","lang":"en","answers":[]}
            """, CliFixture.Token);
        await File.WriteAllTextAsync(Path.Combine(set, "qrels.jsonl"), """{"query":"q1","doc":"p1","score":1}""", CliFixture.Token);
        var result = await cli.RunAsync("eval", "--set", set, "--json");
        Assert.Equal(0, result.ExitCode);
        JsonShape.Assert(result.Json, """{"set":"string","mode":"hybrid|lexical|dense","passages":"number","queries":"number","ndcg10":"number","recall1":"number","recall5":"number","mrr10":"number","answerHit":"number?","falseRefusal":"number?","refusalOnUnanswerable":"number?","indexSeconds":"number","passagesPerSecond":"number","queryMs":{"p50":"number","p95":"number","p99":"number"},"peakRssMb":"number","run":"string"}""");
        Assert.Equal(1, result.Json.GetProperty("ndcg10").GetDouble());
    }

    [Theory]
    [InlineData("ingest", "/no/such/folder")]
    [InlineData("extract", "/no/such/file.pdf")]
    [InlineData("ask", " ")]
    [InlineData("search", "x", "-k", "0")]
    [InlineData("eval", "--set", "/no/such/set")]
    [InlineData("ask", "x", "--source", "nowhere")]
    [InlineData("ask", "source:nowhere how many days of leave")]
    [InlineData("search", "leave lang:xx")]
    [InlineData("search", "leave after:2026-02-30")]
    [InlineData("frobnicate")]
    public async Task Bad_usage_ends_with_1_and_one_clear_line(params string[] arguments)
    {
        var result = await cli.RunAsync(arguments);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Output);
        var line = Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("ragllama: ", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Catalogue":{"Provider":"sqlite"}}""", "Catalogue")]
    [InlineData("""{"Catalog":{"Provider":"oracle"}}""", "Catalog:Provider")]
    [InlineData("""{"Ingestion":{"Workers":"many"}}""", "Ingestion:Workers")]
    [InlineData("""{"Ingestion":{"Workers":0}}""", "Ingestion:Workers")]
    public async Task A_wrong_configuration_stops_the_start_with_one_line_that_names_the_key(string json, string key)
    {
        var file = Path.Combine(cli.NewFolder("config"), Path.GetRandomFileName() + ".json");
        await File.WriteAllTextAsync(file, json, CliFixture.Token);
        var result = await cli.RunAsync("fsck", "--config", file);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"'{key}'", Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_again_reads_nothing_and_removes_what_disappeared()
    {
        var folder = cli.NewFolder("changing");
        await File.WriteAllTextAsync(Path.Combine(folder, "a.md"), "# Alpha\n\nThe alpha valve opens at three bar.\n", CliFixture.Token);
        await File.WriteAllTextAsync(Path.Combine(folder, "b.md"), "# Beta\n\nThe beta valve opens at nine bar.\n", CliFixture.Token);
        await cli.RunAsync("ingest", folder, "--json");
        var again = await cli.RunAsync("ingest", folder, "--json");
        Assert.Equal((2, 0), (again.Json.GetProperty("unchanged").GetInt32(), again.Json.GetProperty("indexed").GetInt32()));
        File.Delete(Path.Combine(folder, "b.md"));
        var removed = await cli.RunAsync("ingest", folder, "--json");
        Assert.Equal(1, removed.Json.GetProperty("removed").GetInt32());
        Assert.DoesNotContain("nine bar", (await cli.RunAsync("search", "beta valve", "--json")).Output, StringComparison.Ordinal);
    }

    private int Number(string field) => cli.Ingested.Json.GetProperty(field).GetInt32();

    private (string? Status, string? Reason) Status(string path)
    {
        var row = cli.Ingested.Json.GetProperty("documents").EnumerateArray().Single(d => d.GetProperty("path").GetString() == path);
        return (row.GetProperty("status").GetString(), row.GetProperty("reason") is { ValueKind: JsonValueKind.String } r ? r.GetString() : null);
    }
}
