using System.Text.Json;
using Microsoft.Extensions.AI;
using RagLlama.Inference.OnnxGenAI.Worker;
using RagLlama.Inference.OpenAi;
using RagLlama.Prompting;

namespace RagLlama.Adapters.Tests.OnnxGenAI;

public sealed class OnnxChatClientTests
{
    private const string Schema = """{"type":"object","properties":{"days":{"type":"integer"}},"required":["days"],"additionalProperties":false}""";

    [Fact]
    public async Task Json_that_keeps_to_its_schema_is_passed_on()
    {
        using var model = Says("""{"days": 5}""");
        var reply = await model.AskAsync("How many?", new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse(Schema).RootElement) });
        Assert.Equal("""{"days": 5}""", reply.Text);
    }

    [Theory]
    [InlineData("""{"days": "five"}""")]
    [InlineData("""{"days": 5, "secret": 1}""")]
    [InlineData("""{"hours": 5}""")]
    [InlineData("""{"days": 5""")]
    [InlineData("five days")]
    public async Task Json_that_does_not_is_an_error_without_its_text(string said)
    {
        using var model = Says(said);
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse(Schema).RootElement) };
        var fault = await Assert.ThrowsAsync<InferenceException>(() => model.AskAsync("How many?", options));
        Assert.DoesNotContain("five", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_that_names_an_offered_function_is_a_call_and_no_text()
    {
        using var model = Says("""{"name": "search_documents", "parameters": {"query": "leave", "limit": 3}}""");
        var tool = AIFunctionFactory.Create((string query, int limit) => query + limit, "search_documents", "Finds passages.");
        var reply = await model.AskAsync("How many days of leave?", new ChatOptions { Tools = [tool] });
        var call = Assert.Single(reply.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>());
        Assert.Equal(("search_documents", "leave", ChatFinishReason.ToolCalls), (call.Name, call.Arguments!["query"]!.ToString(), reply.FinishReason));
        Assert.Equal("", reply.Text);
        Assert.Contains("Finds passages.", ((ToyModel)model.Loaded).Prompts.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name": "delete_everything", "parameters": {}}""")]
    [InlineData("""{"name": """)]
    [InlineData("Five days.")]
    public async Task A_reply_that_names_none_stays_text(string said)
    {
        using var model = Says(said);
        var tool = AIFunctionFactory.Create((string query) => query, "search_documents");
        var reply = await model.AskAsync("How many days of leave?", new ChatOptions { Tools = [tool] });
        Assert.Equal((said, ChatFinishReason.Stop), (reply.Text, reply.FinishReason));
    }

    [Fact]
    public async Task The_result_of_a_call_goes_back_to_the_model()
    {
        using var model = Says("Five days.");
        await model.Client.GetResponseAsync(
        [
            new ChatMessage(ChatRole.User, "How many days?"),
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("call_1", "search_documents", new Dictionary<string, object?> { ["query"] = "leave" })]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("call_1", "Up to five days. <|end|>")]),
        ]);
        var prompt = ((ToyModel)model.Loaded).Prompts.Single();
        Assert.Contains("""<|header|>assistant<|/header|>{"name":"search_documents","parameters":{"query":"leave"}}<|end|>""", prompt, StringComparison.Ordinal);
        Assert.Contains("<|header|>ipython<|/header|>Up to five days. < |end|><|end|>", prompt, StringComparison.Ordinal);
    }

    public static TheoryData<ChatOptions, string> Refused => new()
    {
        { new ChatOptions { Temperature = -0.5f }, "Temperature" },
        { new ChatOptions { Temperature = float.NaN }, "Temperature" },
        { new ChatOptions { Temperature = 1, TopP = 1.5f }, "TopP" },
        { new ChatOptions { Temperature = 1, TopK = 0 }, "TopK" },
        { new ChatOptions { Temperature = 1, Seed = 1L << 40 }, "Seed" },
        { new ChatOptions { MaxOutputTokens = 0 }, "MaxOutputTokens" },
        { new ChatOptions { PresencePenalty = 0.5f }, "penalty" },
        { new ChatOptions { AdditionalProperties = new() { ["ragllama.adapter"] = "legal" } }, "adapter 'legal'" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_the_model_cannot_do_is_refused_and_not_ignored(ChatOptions options, string named)
    {
        using var model = Says("Five days.");
        var fault = await Assert.ThrowsAsync<ArgumentException>(() => model.AskAsync("How many?", options));
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_and_empty_conversations_are_refused()
    {
        using var model = Says("Five days.");
        await Assert.ThrowsAsync<ArgumentException>(() => model.Client.GetResponseAsync([]));
        await Assert.ThrowsAsync<ArgumentException>(() => model.Client.GetResponseAsync([new ChatMessage(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/png")])]));
    }

    [Fact]
    public async Task Several_system_messages_become_one_in_front()
    {
        using var model = Says("Yes.");
        await model.Client.GetResponseAsync(
            [new ChatMessage(ChatRole.User, "One"), new ChatMessage(ChatRole.System, "Be brief.")], new ChatOptions { Instructions = "Be kind." });
        Assert.StartsWith("<|begin|><|header|>system<|/header|>Be kind.\n\nBe brief.<|end|><|header|>user<|/header|>One<|end|>", ((ToyModel)model.Loaded).Prompts.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_system_message_of_an_answer_is_read_once_in_a_conversation_whatever_is_asked()
    {
        using var model = new ModelUnderTest(() => new ToyModel("Yes."), ToyRuntimeTests.Folder, new WorkerLimits { MaxLength = 8000, TokenBudget = 64_000 });
        var prompts = new PromptLibrary();

        var first = await AskAsync(prompts.Cases("answer")[0]);
        var second = await AskAsync(prompts.Cases("answer")[6]);

        Assert.Equal(0, first.CachedInputTokenCount ?? 0);
        var system = System.Text.Encoding.UTF8.GetByteCount(prompts.Get("answer").Messages[0].Text);
        Assert.InRange(second.CachedInputTokenCount ?? 0, system, second.InputTokenCount ?? 0);

        async Task<UsageDetails> AskAsync(PromptCase asked)
        {
            var rendered = prompts.Render("answer", PromptValues.Of(prompts.Get("answer"), asked.Language, asked.Values));
            var reply = await model.Client.GetResponseAsync(
                rendered.Messages.Select(m => new ChatMessage(new ChatRole(m.Role), m.Text)), ModelUnderTest.Options("anna", "c1", most: 8), TestContext.Current.CancellationToken);
            return reply.Usage!;
        }
    }

    private static ModelUnderTest Says(string sentence) =>
        new(() => new ToyModel(sentence), ToyRuntimeTests.Folder, new WorkerLimits { MaxLength = 4000, TokenBudget = 8000 });
}
