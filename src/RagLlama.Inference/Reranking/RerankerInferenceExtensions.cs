using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Inference.OnnxRuntime;
using RagLlama.Inference.OpenAi;
using RagLlama.Retrieval.Reranking;

namespace RagLlama.Inference.Reranking;

public static class RerankerInferenceExtensions
{
    private const string HttpClientName = "RagLlama.Inference.Reranking";
    private const string NameOfUnnamed = "reranker";

    // The longest reply that makes sense: some endpoints send the texts back.
    private const int LongestReply = 4 << 20;

    /// <summary>Adds an <see cref="IReranker"/> over an endpoint or a model in process, unless the provider is <c>none</c>.</summary>
    /// <exception cref="ArgumentException">A setting is missing or out of range; the message names the configuration key.</exception>
    public static IServiceCollection AddReranker(this IServiceCollection services, RerankerInferenceOptions options)
    {
        if (options.Provider == "none")
        {
            return services;
        }

        Check(options.Candidates is >= 2 and <= 100, $"Candidates is {options.Candidates}; it must be 2 to 100.");
        Check(options.TimeoutSeconds is >= 1 and <= 60, $"TimeoutSeconds is {options.TimeoutSeconds}; it must be 1 to 60.");
        if (options.Provider == "onnx")
        {
            return AddInProcess(services, options);
        }

        var shape = options.Provider switch
        {
            "rerank" => RerankShape.Named,
            "tei" => RerankShape.Tei,
            _ => throw new ArgumentException($"{RerankerInferenceOptions.Section}:Provider is '{options.Provider}'; expected none, rerank, tei or onnx."),
        };
        var model = shape == RerankShape.Tei && string.IsNullOrWhiteSpace(options.Model) ? NameOfUnnamed : options.Model;
        var endpoint = Endpoint.Create(RerankerInferenceOptions.Section, options.BaseUrl, model, options.ApiKey, options.TimeoutSeconds);
        services.AddEndpointClient(HttpClientName, endpoint, LongestReply);
        return services.AddSingleton<IReranker>(provider => new EndpointReranker(
            endpoint, shape, options.Candidates, provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName), provider.GetRequiredService<TimeProvider>()));
    }

    private static IServiceCollection AddInProcess(IServiceCollection services, RerankerInferenceOptions options)
    {
        var settings = new EncoderSettings(RerankerInferenceOptions.Section, options.ModelPath, options.MaxLength, options.Onnx);
        settings.Check();
        services.AddEncoders();
        services.AddSingleton<IReranker>(p =>
        {
            var folder = settings.Read();
            var encoder = EncoderStart.Open(settings, folder, outputs => EncoderStart.ChooseScores(outputs, 1), p.GetRequiredService<IEncoderLoader>(), p.EncoderLog());
            return new OnnxReranker(encoder, folder, settings, options, p.GetRequiredService<TimeProvider>());
        });
        return services.AddSingleton(new LocalModel("reranker", settings.Describe, p => p.GetRequiredService<IReranker>()));
    }

    private static void Check(bool valid, FormattableString message)
    {
        if (!valid)
        {
            throw new ArgumentException($"{RerankerInferenceOptions.Section}:{message.ToString(CultureInfo.InvariantCulture)}");
        }
    }
}
