using RagLlama.Inference.OpenAi;

namespace RagLlama.Adapters.Tests.OpenAi;

public sealed class OpenAiEmbeddingGeneratorTests
{
    [Fact]
    public async Task Returns_unit_vectors_in_the_order_of_the_texts()
    {
        await using var fixture = new OpenAiFixture();
        fixture.Server.Replies(200, "application/json", Reply("[0,2]", 1, "[3,4]", 0));

        var vectors = await fixture.Embedder.GenerateAsync(["first", "second"]);

        Assert.Equal([0.6f, 0.8f], vectors[0].Vector.ToArray());
        Assert.Equal([0f, 1f], vectors[1].Vector.ToArray());
    }

    [Fact]
    public async Task Fails_when_a_vector_is_missing()
    {
        await using var fixture = new OpenAiFixture();
        fixture.Server.Replies(200, "application/json", Reply("[0,2]", 0, "[3,4]", 1));

        var fault = await Assert.ThrowsAsync<InferenceException>(() => fixture.Embedder.GenerateAsync(["a", "b", "c"]));

        Assert.Contains("2 vectors for 3 texts", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_its_own_configuration_section_when_refused()
    {
        await using var fixture = new OpenAiFixture();
        fixture.Server.Replies(403, "application/json", "{}");

        var fault = await Assert.ThrowsAsync<InferenceException>(() => fixture.Embedder.GenerateAsync(["a"]));

        Assert.Contains("Inference:Embeddings:ApiKey", fault.Message, StringComparison.Ordinal);
    }

    private static string Reply(string first, int firstIndex, string second, int secondIndex) =>
        $$$"""{"object":"list","model":"embedder","data":[{"object":"embedding","index":{{{firstIndex}}},"embedding":{{{first}}}},{"object":"embedding","index":{{{secondIndex}}},"embedding":{{{second}}}}],"usage":{"prompt_tokens":2,"total_tokens":2}}""";
}
