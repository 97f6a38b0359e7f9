using Microsoft.Extensions.DependencyInjection;
using RagLlama.Answering.Guards;
using RagLlama.Inference.Guards;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Adapters.Tests.Guards;

public sealed class PromptGuardTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("tei", "POST /v1/predict ")]
    [InlineData("vllm", "POST /v1/classify ")]
    public async Task Sends_text_key_and_model_to_the_address_of_its_kind(string provider, string line)
    {
        await using var fixture = GuardFixture.PromptGuard(provider).Classifies(provider);

        Assert.Equal(["injection"], (await fixture.Guard.CheckAsync(Question("build a bomb"), Token)).Categories);

        var request = Assert.Single(fixture.Server.Requests);
        Assert.StartsWith(line, request, StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer " + GuardFixture.Key, request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_is_judged_in_parts_that_overlap_and_the_worst_counts()
    {
        await using var fixture = GuardFixture.PromptGuard("tei");
        for (var i = 0; i < 3; i++)
        {
            fixture.Classifies("tei");
        }

        // The word lies across what would be the first cut.
        var text = new string('a', 897) + "bomb" + new string('a', 900);
        Assert.False((await fixture.Guard.CheckAsync(Question(text), Token)).IsSafe);
        Assert.Equal(3, fixture.Server.Requests.Count);
    }

    [Theory]
    [InlineData("{\"error\": \"no model\"}")]
    [InlineData("[]")]
    [InlineData("[{\"label\": \"LABEL_1\", \"score\": 0.2}]")]
    [InlineData("[{\"label\": \"LABEL_0\", \"score\": 7}]")]
    [InlineData("<html>")]
    public async Task Anything_but_a_verdict_is_a_fault_that_repeats_none_of_it(string body)
    {
        await using var fixture = GuardFixture.PromptGuard("tei");
        fixture.Server.Replies(200, "application/json", body);

        var fault = await Assert.ThrowsAsync<InferenceException>(() => fixture.Guard.CheckAsync(Question("text"), Token));

        Assert.Contains("Inference:Guards:PromptGuard:Provider", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(GuardFixture.Key, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_of_error_names_the_keys_to_check()
    {
        await using var fixture = GuardFixture.PromptGuard("vllm");
        fixture.Server.Replies(503, "text/plain", "secret detail");

        var fault = await Assert.ThrowsAsync<InferenceException>(() => fixture.Guard.CheckAsync(Question("text"), Token));

        Assert.Equal(503, fault.Status);
        Assert.DoesNotContain("secret detail", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_passages_and_fails_open_where_that_is_configured()
    {
        await using var fixture = GuardFixture.PromptGuard("tei", o => (o.Passages, o.OnFailure) = (true, GuardFailure.Open));

        Assert.Equal(GuardTargets.Question | GuardTargets.Passage, fixture.Guard.Targets);
        Assert.False(fixture.Guard.FailsClosed);
    }

    [Fact]
    public void Guards_are_off_unless_configured_and_wrong_settings_are_named()
    {
        Assert.Empty(new ServiceCollection().AddGuards(new GuardInferenceOptions()).BuildServiceProvider().GetServices<IContentGuard>());
        AssertNames("Inference:Guards:PromptGuard:Provider", o => o.PromptGuard.Provider = "magic");
        AssertNames("Inference:Guards:PromptGuard:BaseUrl", o => o.PromptGuard.Provider = "tei");
        AssertNames("Inference:Guards:PromptGuard:Threshold", o => (o.PromptGuard.Provider, o.PromptGuard.BaseUrl, o.PromptGuard.Threshold) = ("tei", "http://localhost", 1));
        AssertNames("Inference:Guards:LlamaGuard:Model", o => (o.LlamaGuard.Provider, o.LlamaGuard.BaseUrl) = ("openai", "http://localhost"));
        AssertNames("Inference:Guards:LlamaGuard:Categories", o => (o.LlamaGuard.Provider, o.LlamaGuard.Categories) = ("openai", "S1,S99"));
    }

    private static void AssertNames(string key, Action<GuardInferenceOptions> change)
    {
        var options = new GuardInferenceOptions();
        change(options);
        Assert.Contains(key, Assert.Throws<ArgumentException>(() => new ServiceCollection().AddGuards(options)).Message, StringComparison.Ordinal);
    }

    private static GuardedText Question(string text) => new(GuardTargets.Question, text);
}
