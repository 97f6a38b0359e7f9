using System.Text.Json.Nodes;
using RagLlama.TestKit;
using Xunit;

namespace RagLlama.Host.Tests.Cli;

/// <summary><c>replay</c> and <c>eval --prompts</c> with the real executable.</summary>
public sealed class ReplayTests(CliFixture cli) : IClassFixture<CliFixture>
{
    private const string Shape =
        """{"receiptId":"string","createdAt":"string","reproduced":"bool","retrievalReproduced":"bool","chunksBefore":"number","chunksAfter":"number","outcomeBefore":"string","outcomeAfter":"string","text":"same|different|not_replayed","textReason":"string?","answer":"string?","changes":[{"kind":"string","what":"string","before":"string?","after":"string?"}]}""";

    [Fact]
    public async Task An_answer_is_reproduced_and_what_changed_since_is_named_without_the_text_of_a_document_that_is_gone()
    {
        var folder = cli.NewFolder("office");
        var pets = Path.Combine(folder, "pets.md");
        await File.WriteAllTextAsync(pets, "# Office animals\n\nA maximum of three hamsters may live in the office of Lisbon.\n", CliFixture.Token);
        Assert.Equal(0, (await cli.RunAsync("ingest", folder, "--source", "office", "--access", "public", "--json")).ExitCode);
        var asked = await cli.RunAsync("ask", "How many hamsters may live in the office of Lisbon?", "--source", "office", "--json");
        var receipt = asked.Json.GetProperty("receiptId").GetString()!;

        var same = await cli.RunAsync("replay", receipt, "--json");
        File.Delete(pets);
        await File.WriteAllTextAsync(Path.Combine(folder, "plants.md"), "# Office plants\n\nEvery office of Lisbon may have two ficus trees.\n", CliFixture.Token);
        await cli.RunAsync("ingest", folder, "--source", "office", "--access", "public", "--json");
        var gone = await cli.RunAsync("replay", receipt, "--json");

        JsonShape.Assert(same.Json, Shape);
        Assert.Equal((0, true, "same"), (same.ExitCode, same.Json.GetProperty("reproduced").GetBoolean(), same.Json.GetProperty("text").GetString()));
        Assert.Contains("three hamsters", same.Json.GetProperty("answer").GetString(), StringComparison.Ordinal);
        JsonShape.Assert(gone.Json, Shape);
        Assert.Equal((4, false), (gone.ExitCode, gone.Json.GetProperty("retrievalReproduced").GetBoolean()));
        var kinds = gone.Json.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("kind").GetString()).ToList();
        Assert.Contains("document_gone", kinds);
        Assert.Contains("chunk_gone", kinds);
        Assert.DoesNotContain("three", gone.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_receipt_is_replayed_by_its_own_asker_only()
    {
        var asked = await cli.RunAsync("ask", "How many days of leave can I carry over?", "--as", "eva@example.com", "--json");
        var receipt = asked.Json.GetProperty("receiptId").GetString()!;

        var foreign = await cli.RunAsync("replay", receipt, "--json");
        var own = await cli.RunAsync("replay", receipt, "--as", "eva@example.com");

        Assert.Equal((1, ""), (foreign.ExitCode, foreign.Output));
        Assert.Contains("--as", foreign.Error, StringComparison.Ordinal);
        Assert.Equal(0, own.ExitCode);
        Assert.Contains("Nothing has changed.", own.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"id\": 7}")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("not json")]
    public async Task A_file_that_is_no_receipt_is_refused_in_one_line(string text)
    {
        var file = Path.Combine(cli.NewFolder("no-receipt"), "file.json");
        await File.WriteAllTextAsync(file, text, CliFixture.Token);

        var result = await cli.RunAsync("replay", file, "--json");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Single(result.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_changed_setting_is_named()
    {
        var asked = await cli.RunAsync("ask", "How many days of leave can I carry over?", "--json");
        var config = Path.Combine(cli.NewFolder("config"), "other.json");
        await File.WriteAllTextAsync(config, """{"Answering":{"Passages":5}}""", CliFixture.Token);

        var result = await cli.RunAsync("replay", asked.Json.GetProperty("receiptId").GetString()!, "--config", config, "--json");

        Assert.Equal(4, result.ExitCode);
        var change = JsonNode.Parse(result.Json.GetProperty("changes").GetRawText())!.AsArray().Single(c => c!["kind"]!.GetValue<string>() == "settings")!;
        Assert.Equal(("Answering:Passages", "8", "5"), (change["what"]!.GetValue<string>(), change["before"]!.GetValue<string>(), change["after"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_cases_of_all_prompts_hold_without_a_model()
    {
        var result = await cli.RunAsync("eval", "--prompts", "all", "--json");

        JsonShape.Assert(result.Json, """{"prompts":[{"name":"string","version":"string","cases":"number","passed":"number","results":[{"name":"string","language":"string","passed":"bool","hash":"string","renderProblems":["string"],"replyProblems":["string"],"fault":"string?","reply":"string?","model":"string?","ms":"number?"}]}],"passed":"number","failed":"number","modelAsked":"bool"}""");
        Assert.Equal((0, 0, false), (result.ExitCode, result.Json.GetProperty("failed").GetInt32(), result.Json.GetProperty("modelAsked").GetBoolean()));
        Assert.Equal(8, result.Json.GetProperty("prompts").GetArrayLength());
        Assert.Equal(1, (await cli.RunAsync("eval", "--prompts", "nothing")).ExitCode);
        Assert.Equal(1, (await cli.RunAsync("eval", "--prompts", "all", "--set", "x")).ExitCode);
    }

    [Fact]
    public async Task The_cases_of_a_prompt_are_asked_of_the_configured_model_and_a_wrong_reply_fails()
    {
        await using var model = await OneSentenceModel.StartAsync("NO_ANSWER");
        var config = Path.Combine(cli.NewFolder("model"), "model.json");
        await File.WriteAllTextAsync(
            config, $$$$"""{"Inference":{"Chat":{"Provider":"openai","BaseUrl":"{{{{model.Address}}}}","Model":"small"}}}""", CliFixture.Token);

        var result = await cli.RunAsync("eval", "--prompts", "answer", "--config", config, "--json");

        Assert.Equal(4, result.ExitCode);
        var prompt = result.Json.GetProperty("prompts")[0];
        Assert.Equal((true, 1), (result.Json.GetProperty("modelAsked").GetBoolean(), prompt.GetProperty("passed").GetInt32()));
        Assert.All(prompt.GetProperty("results").EnumerateArray(), r => Assert.Equal("NO_ANSWER", r.GetProperty("reply").GetString()));
    }
}
