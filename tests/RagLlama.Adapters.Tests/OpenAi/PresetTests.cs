using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Adapters.Tests.OpenAi;

public sealed class PresetTests
{
    private const string Key = "secret-of-this-test";

    public static TheoryData<string> Presets => [.. PresetContracts.All.Select(contract => contract.Preset)];

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Asks_and_reads_in_the_form_of_the_provider(string preset)
    {
        var contract = PresetContracts.All.Single(c => c.Preset == preset);
        await using var server = new ScriptedHttpServer();
        var prefix = contract.Preset == "watsonx" ? "id: 1\nevent: message\ndata: " : "data: ";
        server.Replies(200, "text/event-stream", string.Concat(contract.Stream.Select(chunk => prefix + chunk + "\n\n")));
        await using var fixture = new HostedFixture(Options(server, contract));

        var reply = await fixture.AskAsync();

        Assert.Equal(("Five days.", ChatFinishReason.Stop), (reply.Text, reply.FinishReason));
        var request = Assert.Single(server.Requests);
        Assert.StartsWith($"POST {contract.Path} HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains($"\r\n{contract.Key}\r\n", request, StringComparison.Ordinal);
        Assert.Contains($"\"{contract.ModelField}\":\"{contract.Model}\"", request, StringComparison.Ordinal);
        Assert.Contains($"\"{contract.Limit}\":50", request, StringComparison.Ordinal);
        Assert.All(contract.Absent, absent => Assert.DoesNotContain(absent, request, StringComparison.Ordinal));
        Assert.Equal(contract.Preset == "watsonx", request.Contains("\"project_id\":\"a-project\"", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Counts_tokens_and_their_price(string preset)
    {
        var contract = PresetContracts.All.Single(c => c.Preset == preset);
        await using var server = new ScriptedHttpServer();
        server.Replies(200, "text/event-stream", string.Concat(contract.Stream.Select(chunk => "data: " + chunk + "\n\n")));
        var options = Options(server, contract);
        (options.PricePerMillionInputTokens, options.PricePerMillionOutputTokens, options.Currency) = (2m, 6m, "EUR");
        await using var fixture = new HostedFixture(options);

        var usage = (await fixture.Chat.GetStreamingResponseAsync("How many days?").ToListAsync()).SelectMany(u => u.Contents).OfType<UsageContent>().Last();

        Assert.Equal(new Answering.AnswerUsage(11, 3, 0.00004m, "EUR"), Answering.AnswerUsage.Of(usage));
    }

    [Fact]
    public async Task Estimates_energy_by_tokens_and_by_the_time_the_answer_took()
    {
        await using var server = new ScriptedHttpServer();
        var contract = PresetContracts.All.Single(c => c.Preset == "vllm");
        server.Replies(200, "text/event-stream", string.Concat(contract.Stream.Select(chunk => "data: " + chunk + "\n\n")));
        server.Replies(200, "text/event-stream", string.Concat(contract.Stream.Select(chunk => "data: " + chunk + "\n\n")));
        var byTokens = Options(server, contract);
        (byTokens.JoulesPerInputToken, byTokens.JoulesPerOutputToken) = (0.5, 4);
        var byTime = Options(server, contract);
        byTime.Watts = 700;
        await using var tokens = new HostedFixture(byTokens);
        await using var time = new HostedFixture(byTime);

        Assert.Equal((11 * 0.5) + (3 * 4), (await UsageAsync(tokens)).Joules);
        Assert.InRange((await UsageAsync(time)).Joules!.Value, 0.001, 700 * 60);
    }

    [Theory]
    [InlineData(null, "max_tokens")]
    [InlineData("max_completion_tokens", "max_completion_tokens")]
    public async Task The_field_that_limits_a_reply_can_be_named(string? field, string sent)
    {
        await using var server = new ScriptedHttpServer();
        server.Streams("Five days");
        await using var fixture = new HostedFixture(new ChatInferenceOptions { BaseUrl = server.BaseUrl, Model = "m", LimitField = field });

        await fixture.AskAsync();

        Assert.Contains($"\"{sent}\":50", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LimitField")]
    [InlineData("Watts")]
    [InlineData("JoulesPerInputToken")]
    [InlineData("JoulesPerOutputToken")]
    public void Names_the_key_of_a_limit_field_or_an_energy_that_cannot_be(string key)
    {
        var options = new ChatInferenceOptions { BaseUrl = "http://localhost:1/v1", Model = "m" };
        typeof(ChatEndpointOptions).GetProperty(key)!.SetValue(options, key == "LimitField" ? "max_words" : -1.0);

        Assert.Contains("Inference:Chat:" + key, Assert.Throws<ArgumentException>(() => new HostedFixture(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_a_renewed_token_from_its_file_for_each_request()
    {
        var file = Path.GetTempFileName();
        try
        {
            await using var server = new ScriptedHttpServer();
            server.Streams("Five days");
            server.Streams("Five days");
            await using var fixture = new HostedFixture(new ChatInferenceOptions { Preset = "vertex", BaseUrl = server.BaseUrl, Model = "70B", ApiKeyFile = file });
            foreach (var token in new[] { "first", "second" })
            {
                await File.WriteAllTextAsync(file, token + "\n");
                await fixture.AskAsync();
                Assert.Contains($"Authorization: Bearer {token}\r\n", server.Requests.Last(), StringComparison.Ordinal);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("vlm", "m", "k", "Inference:Chat:Preset")]
    [InlineData("azure-foundry", "m", "k", "Inference:Chat:BaseUrl")]
    [InlineData("groq", "405B", "k", "Inference:Chat:Model")]
    [InlineData("groq", "8B", null, "Inference:Chat:ApiKeyFile")]
    public void Names_the_configuration_key_that_a_preset_misses(string preset, string model, string? key, string named)
    {
        var chat = new ChatInferenceOptions { Provider = "openai", Preset = preset, Model = model, ApiKey = key };

        var fault = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddOpenAiInference(chat, new EmbeddingInferenceOptions()));

        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_the_configuration_key_of_a_bad_fallback()
    {
        var chat = new ChatInferenceOptions { Provider = "openai", Preset = "ollama", Model = "8B", Fallbacks = [new() { Preset = "watsonx", BaseUrl = "http://localhost/ml/v1", Model = "m", ApiKey = Key }] };

        var fault = Assert.Throws<ArgumentException>(() => HostedModels.Addresses(chat));

        Assert.Contains("Inference:Chat:Fallbacks:0:Project", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<Answering.AnswerUsage> UsageAsync(HostedFixture fixture) =>
        Answering.AnswerUsage.Of((await fixture.Chat.GetStreamingResponseAsync("How many days?").ToListAsync()).SelectMany(u => u.Contents).OfType<UsageContent>().Last());

    private static ChatInferenceOptions Options(ScriptedHttpServer server, PresetContract contract) => new()
    {
        Preset = contract.Preset,
        BaseUrl = server.BaseUrl[..^"/v1".Length] + contract.Root,
        Model = contract.Model.Contains("8b", StringComparison.OrdinalIgnoreCase) ? "8B" : contract.Model,
        ApiKey = Key,
        Project = "a-project",
    };
}
