using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Adapters.Tests.OpenAi;

public sealed class OpenAiOptionsTests
{
    [Fact]
    public void Adds_nothing_when_no_endpoint_is_configured()
    {
        var services = new ServiceCollection().AddOpenAiInference(new ChatInferenceOptions(), new EmbeddingInferenceOptions());

        using var provider = services.BuildServiceProvider();

        Assert.Null(provider.GetService<IChatClient>());
        Assert.Null(provider.GetService<IEmbeddingGenerator<string, Embedding<float>>>());
    }

    [Theory]
    [InlineData(null, "m", 60, "Inference:Chat:BaseUrl")]
    [InlineData("file:///etc/passwd", "m", 60, "Inference:Chat:BaseUrl")]
    [InlineData("http://localhost:8000/v1", " ", 60, "Inference:Chat:Model")]
    [InlineData("http://localhost:8000/v1", "m", 0, "Inference:Chat:TimeoutSeconds")]
    public void Names_the_configuration_key_of_a_bad_setting(string? baseUrl, string model, int timeout, string key)
    {
        var chat = new ChatInferenceOptions { Provider = "openai", BaseUrl = baseUrl, Model = model, TimeoutSeconds = timeout };

        var fault = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddOpenAiInference(chat, new EmbeddingInferenceOptions()));

        Assert.Contains(key, fault.Message, StringComparison.Ordinal);
    }
}
