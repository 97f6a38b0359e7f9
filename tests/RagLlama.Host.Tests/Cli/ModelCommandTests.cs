using RagLlama.TestKit;
using Xunit;

namespace RagLlama.Host.Tests.Cli;

/// <summary>The verbs about models, as a person or a script sees them.</summary>
public sealed class ModelCommandTests(CliFixture cli) : IClassFixture<CliFixture>
{
    [Fact]
    public async Task List_names_every_model_with_what_its_licence_asks_for()
    {
        var result = await cli.RunAsync("model", "list", "--json");
        Assert.Equal(0, result.ExitCode);
        JsonShape.Assert(result.Json, """{"folder":"string","models":[{"id":"string","title":"string","kind":"chat|embedder|guard","runtime":"string","licence":"string","display":"string?","languages":["string"],"contextTokens":"number?","trainingFlop":"number?","aboveSystemicRiskLine":"bool?","pulled":"string?","bytes":"number?"}]}""");
        var llama = result.Json.GetProperty("models").EnumerateArray().Single(m => m.GetProperty("id").GetString() == "llama-3.1-405b-instruct");
        Assert.Equal("Built with Llama", llama.GetProperty("display").GetString());
        Assert.True(llama.GetProperty("aboveSystemicRiskLine").GetBoolean());
    }

    [Fact]
    public async Task Pull_wants_the_licence_accepted_first()
    {
        var result = await cli.RunAsync("model", "pull", "llama-3.1-8b-instruct", "--mirror", "http://127.0.0.1:1");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("--accept-licence", result.Error, StringComparison.Ordinal);
        Assert.Contains("Built with Llama", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_says_when_the_mirror_cannot_be_reached()
    {
        var config = Path.Combine(cli.NewFolder("config"), "one-attempt.json");
        await File.WriteAllTextAsync(config, """{"Inference":{"Models":{"Attempts":1}}}""", CliFixture.Token);
        var result = await cli.RunAsync("model", "pull", "bge-m3", "--mirror", "http://127.0.0.1:1", "--config", config, "--json");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("model.onnx could not be brought here", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_model_and_one_that_is_not_here_are_told_apart()
    {
        var unknown = await cli.RunAsync("model", "pull", "gpt-17");
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("bge-m3", unknown.Error, StringComparison.Ordinal);
        var absent = await cli.RunAsync("model", "verify", "bge-m3", "--json");
        Assert.Equal(4, absent.ExitCode);
        Assert.False(absent.Json.GetProperty("clean").GetBoolean());
    }

    [Fact]
    public async Task A_model_in_process_that_cannot_be_started_stops_the_service_with_one_line()
    {
        var config = Path.Combine(cli.NewFolder("onnx"), "onnx.json");
        await File.WriteAllTextAsync(config, """{"Inference":{"Chat":{"Provider":"onnx","ModelPath":"/nowhere/llama"}}}""", CliFixture.Token);
        var missing = await cli.RunAsync("serve", "--urls", "http://127.0.0.1:0", "--config", config);
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("Inference:Chat:MaxLength is missing", missing.Error, StringComparison.Ordinal);
        await File.WriteAllTextAsync(config, """{"Inference":{"Chat":{"Provider":"onnx","ModelPath":"/nowhere/llama","MaxLength":8192}}}""", CliFixture.Token);
        var absent = await cli.RunAsync("serve", "--urls", "http://127.0.0.1:0", "--config", config);
        Assert.NotEqual(0, absent.ExitCode);
        Assert.Contains("'/nowhere/llama', which does not exist", absent.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Guards:PromptGuard", "prompt guard", """{"Guards":{"PromptGuard":{"Provider":"onnx","ModelPath":"/nowhere/model","OnFailure":"open"}}}""")]
    [InlineData("Guards:LlamaGuard", "llama guard", """{"Guards":{"LlamaGuard":{"Provider":"onnx","ModelPath":"/nowhere/model","OnFailure":"open"}}}""")]
    [InlineData("Embeddings", "embedder", """{"Embeddings":{"Provider":"onnx","ModelPath":"/nowhere/model"}}""")]
    [InlineData("Reranker", "reranker", """{"Reranker":{"Provider":"onnx","ModelPath":"/nowhere/model"}}""")]
    public async Task A_small_model_in_process_that_is_not_there_stops_the_service_and_is_named_by_the_doctor(string section, string part, string inference)
    {
        var config = Path.Combine(cli.NewFolder("onnx"), "onnx.json");
        await File.WriteAllTextAsync(config, $$"""{"Inference":{{inference}}}""", CliFixture.Token);

        var absent = await cli.RunAsync("serve", "--urls", "http://127.0.0.1:0", "--config", config);
        Assert.NotEqual(0, absent.ExitCode);
        Assert.Contains($"Inference:{section}:ModelPath is '/nowhere/model', which does not exist", absent.Error, StringComparison.Ordinal);

        var doctor = await cli.RunAsync("doctor", "--json", "--config", config);
        var check = Assert.Single(doctor.Json.GetProperty("checks").EnumerateArray(), c => c.GetProperty("name").GetString() == part);
        Assert.Equal("missing", check.GetProperty("status").GetString());
        Assert.Contains("which does not exist", check.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Inference:Guards:PromptGuard:ModelPath", """{"Guards":{"PromptGuard":{"Provider":"onnx"}}}""")]
    [InlineData("Inference:Guards:LlamaGuard:ModelPath", """{"Guards":{"LlamaGuard":{"Provider":"onnx"}}}""")]
    [InlineData("Inference:Embeddings:ModelPath", """{"Embeddings":{"Provider":"onnx"}}""")]
    [InlineData("Inference:Reranker:ModelPath", """{"Reranker":{"Provider":"onnx"}}""")]
    public async Task A_model_in_process_without_a_folder_is_a_wrong_setting(string key, string inference)
    {
        var config = Path.Combine(cli.NewFolder("onnx"), "onnx.json");
        await File.WriteAllTextAsync(config, $$"""{"Inference":{{inference}}}""", CliFixture.Token);

        var refused = await cli.RunAsync("doctor", "--config", config);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains($"'{key}' is missing", refused.Error, StringComparison.Ordinal);
    }
}
