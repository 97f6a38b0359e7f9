using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using RagLlama.Inference.OnnxRuntime.Native;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxRuntime;

public static class OnnxRuntimeServiceCollectionExtensions
{
    private const string Provider = "onnx";

    /// <summary>
    /// Adds an <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/> over a model in process, where the provider is <c>onnx</c>. Its files are looked at when it is
    /// first asked for, since the index is named by them; the model is loaded with its first text, or by <see cref="LocalModel"/>.
    /// </summary>
    /// <exception cref="ArgumentException">A setting is missing or out of range; the message names the configuration key.</exception>
    public static IServiceCollection AddOnnxEmbeddings(this IServiceCollection services, EmbeddingInferenceOptions options)
    {
        if (options.Provider != Provider)
        {
            return services;
        }

        var settings = new EncoderSettings(EmbeddingInferenceOptions.Section, options.ModelPath, options.MaxLength, options.Onnx);
        settings.Check();
        services.AddEncoders();
        services.AddSingleton(_ => EmbeddingModel.Read(settings, options));
        services.AddSingleton(p => new Lazy<OnnxEncoder>(() => EncoderStart.Open(
            settings, p.GetRequiredService<EmbeddingModel>().Folder, outputs => EmbeddingModel.ChooseOutput(outputs, options.Pooling), p.GetRequiredService<IEncoderLoader>(), p.EncoderLog())));
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(p => new OnnxEmbeddingGenerator(p.GetRequiredService<EmbeddingModel>(), p.GetRequiredService<Lazy<OnnxEncoder>>()));
        services.AddSingleton(new LocalModel("embedder", () => Describe(EmbeddingModel.Read(settings, options), options.Onnx), p => _ = p.GetRequiredService<Lazy<OnnxEncoder>>().Value) { IsForIngestion = true });
        return services;
    }

    internal static void AddEncoders(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.TryAddSingleton<IEncoderLoader>(p => new OrtEncoderLoader(p.GetService<NativeLibraries>() ?? new NativeLibraries(Folder: null)));
    }

    internal static ILogger EncoderLog(this IServiceProvider provider) => provider.GetRequiredService<ILoggerFactory>().CreateLogger("RagLlama.Inference.OnnxRuntime");

    private static string Describe(EmbeddingModel model, OnnxEncoderOptions onnx) => string.Create(
        CultureInfo.InvariantCulture, $"{model.Id} on {onnx.ExecutionProvider}, {model.Pooling.ToString().ToLowerInvariant()} of up to {model.MaxLength} tokens each");
}
