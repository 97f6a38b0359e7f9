using RagLlama.TestKit.Processes;
using Xunit;

namespace RagLlama.Host.Tests.Cli;

/// <summary>The index is searched with an embedder behind an endpoint: what is refused does not depend on it, and neither does that there is an answer.</summary>
public sealed class EmbedderEndpointTests(CliFixture cli) : IClassFixture<CliFixture>
{
    private const string Answerable = "How many days of annual leave may be carried over to the next year?";

    [Fact]
    public async Task An_embedder_to_which_all_texts_are_alike_does_not_make_every_question_answerable()
    {
        await using var embedder = await NarrowEmbedder.StartAsync();
        var (data, config) = await IngestAsync("narrow", embedder);

        var answered = await AskAsync(Answerable, data, config);
        var refused = await AskAsync("Which licence does the software of the archive server need?", data, config);

        Assert.Equal("answered", answered.Json.GetProperty("status").GetString());
        Assert.False(answered.Json.GetProperty("degraded").GetBoolean());
        Assert.Equal(("no_answer", "nothing_relevant"), (refused.Json.GetProperty("status").GetString(), refused.Json.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task While_the_embedder_is_down_answers_come_by_words_alone_and_say_so()
    {
        await using var embedder = await NarrowEmbedder.StartAsync();
        var (data, config) = await IngestAsync("down", embedder);
        await embedder.DisposeAsync();

        var answered = await AskAsync(Answerable, data, config);
        var shown = await RagLlamaProcess.RunAsync(CliFixture.Token, "ask", Answerable, "--data", data, "--config", config);
        var found = await RagLlamaProcess.RunAsync(CliFixture.Token, "search", "carry over annual leave", "--data", data, "--config", config, "--json");

        Assert.Equal("answered", answered.Json.GetProperty("status").GetString());
        Assert.Contains("five days", answered.Json.GetProperty("answer").GetString(), StringComparison.Ordinal);
        Assert.True(answered.Json.GetProperty("degraded").GetBoolean());
        Assert.Contains("Part of the service cannot be reached", shown.Output, StringComparison.Ordinal);
        Assert.True(found.Json.GetProperty("degraded").GetBoolean());
        Assert.EndsWith("leave.md", found.Json.GetProperty("hits")[0].GetProperty("uri").GetString(), StringComparison.Ordinal);
    }

    private async Task<(string Data, string Config)> IngestAsync(string name, NarrowEmbedder embedder)
    {
        var folder = cli.NewFolder(name);
        var config = Path.Combine(folder, "embedder.json");
        await File.WriteAllTextAsync(
            config, $$$$"""{"Portal":{"SampleCompany":false},"Inference":{"Embeddings":{"Provider":"openai","BaseUrl":"{{{{embedder.Address}}}}","Model":"narrow"}}}""", CliFixture.Token);
        var data = Path.Combine(folder, "data");
        var ingested = await RagLlamaProcess.RunAsync(
            CliFixture.Token, "ingest", Path.Combine(cli.Documents, "leave.md"), Path.Combine(cli.Documents, "reise.md"), "--access", "public", "--data", data, "--config", config, "--json");
        Assert.True(ingested.ExitCode == 0, ingested.Output + ingested.Error);
        return (data, config);
    }

    private static Task<RagLlamaResult> AskAsync(string question, string data, string config) =>
        RagLlamaProcess.RunAsync(CliFixture.Token, "ask", question, "--data", data, "--config", config, "--json");
}
