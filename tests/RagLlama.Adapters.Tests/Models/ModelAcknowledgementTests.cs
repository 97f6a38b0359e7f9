using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RagLlama.Adapters.Tests.OpenAi;
using RagLlama.Adapters.Tests.Reranking;
using RagLlama.Answering.Guards;
using RagLlama.Inference.Guards;
using RagLlama.Inference.Models;
using RagLlama.Inference.OpenAi;
using RagLlama.TestKit.Fakes;

namespace RagLlama.Adapters.Tests.Models;

public sealed class ModelAcknowledgementTests
{
    [Theory]
    [InlineData("meta-llama/Llama-3.1-405B-Instruct", "llama-3.1-405b-instruct")]
    [InlineData("meta.llama3-1-405b-instruct-v1:0", "llama-3.1-405b-instruct")]
    [InlineData("meta/llama-3.1-405b-instruct-maas", "llama-3.1-405b-instruct")]
    [InlineData("databricks-meta-llama-3-1-405b-instruct", "llama-3.1-405b-instruct")]
    [InlineData("llama3.1:405b", "llama-3.1-405b-instruct")]
    [InlineData("meta-llama/llama-3-405b-instruct", "llama-3.1-405b-instruct")]
    [InlineData("llama-3.1-8b-instant", "llama-3.1-8b-instruct")]
    [InlineData("/models/llama-3.1-8b-instruct-onnx-int4", "llama-3.1-8b-instruct-onnx-int4")]
    [InlineData("Llama-3.1-70B", "llama-3.1-70b-instruct")]
    [InlineData("llama-guard-3-8b", "llama-guard-3-8b")]
    [InlineData("llama-3.2-1b-instruct", null)]
    [InlineData("gpt-oss-120b", null)]
    [InlineData("", null)]
    public void Knows_a_model_by_the_names_that_endpoints_give_it(string name, string? id) => Assert.Equal(id, ModelNames.FindManifest(name)?.Id);

    [Fact]
    public async Task A_model_above_the_line_is_asked_only_after_somebody_has_acknowledged_it()
    {
        var model = new ScriptedChatClient().Says("Five days.");
        var store = new InMemoryAcknowledgementStore();
        await using var services = Build(new ChatInferenceOptions { Provider = "openai", Model = "405B" }, model, store);
        var client = services.GetRequiredService<IChatClient>();

        var fault = await Assert.ThrowsAsync<InferenceException>(() => client.GetResponseAsync("How many days?"));
        Assert.Contains("Llama 3.1 405B", fault.Message, StringComparison.Ordinal);
        Assert.Empty(model.Calls);

        await services.GetRequiredService<ModelAcknowledgements>().AcknowledgeAsync(ModelManifests.Find("llama-3.1-405b-instruct")!, "admin", default);
        Assert.Equal("Five days.", (await client.GetResponseAsync("How many days?")).Text);
        Assert.Equal("admin", Assert.Single(await store.ListAsync("model/llama-3.1-405b-instruct", default)).UserId);
    }

    [Fact]
    public async Task A_model_that_takes_the_place_of_another_counts_too_and_does_not_silence_the_others()
    {
        var chat = new ChatInferenceOptions { Provider = "openai", Model = "8B", Fallbacks = [new ChatEndpointOptions { Model = "meta.llama3-1-405b-instruct-v1:0" }] };
        await using var services = Build(chat, new ScriptedChatClient().Says("Five days."), new InMemoryAcknowledgementStore());

        Assert.Equal(["llama-3.1-8b-instruct", "llama-3.1-405b-instruct"], services.GetRequiredService<UsedModels>().Writers.Select(m => m.Manifest!.Id));
        Assert.Equal("llama-3.1-405b-instruct", Assert.Single(await services.GetRequiredService<ModelAcknowledgements>().FindMissingAsync(default)).Id);
        Assert.Equal("Five days.", (await services.GetRequiredService<IChatClient>().GetResponseAsync("How many days?")).Text);
    }

    [Fact]
    public async Task Only_the_model_that_lacks_an_acknowledgement_is_left_out_until_it_has_one()
    {
        await using var large = new ScriptedHttpServer();
        await using var small = new ScriptedHttpServer();
        small.Streams("From the small one.");
        large.Streams("From the large one.");
        var log = new RecordedLog();
        var chat = new ChatInferenceOptions
        {
            Provider = "openai",
            BaseUrl = large.BaseUrl,
            Model = "meta-llama/Llama-3.1-405B-Instruct",
            Fallbacks = [new ChatEndpointOptions { BaseUrl = small.BaseUrl, Model = "meta-llama/Llama-3.1-8B-Instruct" }],
        };
        await using var services = new ServiceCollection()
            .AddSingleton<IAcknowledgementStore>(new InMemoryAcknowledgementStore())
            .AddLogging(logging => logging.AddProvider(log))
            .AddOpenAiInference(chat, new EmbeddingInferenceOptions())
            .AddModelAcknowledgements(chat, new GuardInferenceOptions())
            .BuildServiceProvider();
        var client = services.GetRequiredService<IChatClient>();

        Assert.Equal("From the small one.", (await client.GetResponseAsync("How many days?")).Text);
        Assert.Empty(large.Requests);
        Assert.Contains("Llama 3.1 405B", Assert.Single(log.Lines, l => l.Contains("is left out", StringComparison.Ordinal)), StringComparison.Ordinal);

        await services.GetRequiredService<ModelAcknowledgements>().AcknowledgeAsync(ModelManifests.Find("llama-3.1-405b-instruct")!, "admin", default);
        Assert.Equal("From the large one.", (await client.GetResponseAsync("How many days?")).Text);
        Assert.Single(small.Requests);
    }

    [Fact]
    public async Task When_no_model_is_left_the_question_ends_with_what_has_to_be_done()
    {
        var chat = new ChatInferenceOptions { Provider = "openai", Model = "405B", Preset = "ollama", Fallbacks = [new ChatEndpointOptions { Preset = "nim", Model = "405B" }] };
        await using var services = Build(chat, new ScriptedChatClient(), new InMemoryAcknowledgementStore());

        var fault = await Assert.ThrowsAsync<InferenceException>(() => services.GetRequiredService<IChatClient>().GetResponseAsync("How many days?"));

        Assert.Contains("portal's page Models", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_below_the_line_is_asked_as_it_is()
    {
        var model = new ScriptedChatClient();
        await using var services = Build(new ChatInferenceOptions { Provider = "openai", Model = "8B" }, model, new InMemoryAcknowledgementStore());

        Assert.Same(model, services.GetRequiredService<IChatClient>());
        Assert.Equal(["Built with Llama"], services.GetRequiredService<UsedModels>().Displays);
    }

    private static ServiceProvider Build(ChatInferenceOptions chat, IChatClient model, IAcknowledgementStore store) => new ServiceCollection()
        .AddSingleton(store)
        .AddSingleton<IChatClient>(_ => model)
        .AddModelAcknowledgements(chat, new GuardInferenceOptions())
        .BuildServiceProvider();
}
