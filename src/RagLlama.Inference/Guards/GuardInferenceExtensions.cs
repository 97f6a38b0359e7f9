using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using RagLlama.Answering.Guards;
using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OnnxGenAI.Native;
using RagLlama.Inference.OnnxRuntime;
using RagLlama.Inference.OpenAi;
using RagLlama.Prompting;

namespace RagLlama.Inference.Guards;

public static class GuardInferenceExtensions
{
    private const string HttpClientName = "RagLlama.Inference.Guards";
    private const string NameOfUnnamed = "prompt-guard";
    private const int LongestReply = 1 << 20;

    /// <summary>Adds an <see cref="IContentGuard"/> for each guard whose provider is not <c>none</c>.</summary>
    /// <exception cref="ArgumentException">A setting is missing or out of range; the message names the configuration key.</exception>
    public static IServiceCollection AddGuards(this IServiceCollection services, GuardInferenceOptions options)
    {
        AddPromptGuard(services, options.PromptGuard);
        AddLlamaGuard(services, options.LlamaGuard);
        return services;
    }

    private static void AddPromptGuard(IServiceCollection services, PromptGuardOptions options)
    {
        if (options.Provider == "none")
        {
            return;
        }

        Check(PromptGuardOptions.Section, options.Provider is "tei" or "vllm" or "onnx", $"Provider is '{options.Provider}'; expected none, tei, vllm or onnx.");
        Check(PromptGuardOptions.Section, options.TimeoutSeconds is >= 1 and <= 60, $"TimeoutSeconds is {options.TimeoutSeconds}; it must be 1 to 60.");
        Check(PromptGuardOptions.Section, options.Threshold is >= 0.01 and <= 0.99, $"Threshold is {options.Threshold}; it must be 0.01 to 0.99.");
        if (options.Provider == "onnx")
        {
            AddPromptGuardInProcess(services, options);
            return;
        }

        var isTei = options.Provider == "tei";
        var model = isTei && string.IsNullOrWhiteSpace(options.Model) ? NameOfUnnamed : options.Model;
        var endpoint = Endpoint.Create(PromptGuardOptions.Section, options.BaseUrl, model, options.ApiKey, options.TimeoutSeconds);
        services.AddEndpointClient(HttpClientName, endpoint, LongestReply);
        services.AddSingleton<IContentGuard>(p => new PromptGuard(
            endpoint, isTei, options, p.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName), p.GetRequiredService<TimeProvider>()));
    }

    private static void AddPromptGuardInProcess(IServiceCollection services, PromptGuardOptions options)
    {
        var settings = new EncoderSettings(PromptGuardOptions.Section, options.ModelPath, MaxLength: null, options.Onnx);
        settings.Check();
        services.AddEncoders();
        services.AddSingleton<IContentGuard>(p =>
        {
            var folder = settings.Read();
            var labels = PromptGuardLabels.Of(folder);
            var encoder = EncoderStart.Open(settings, folder, outputs => EncoderStart.ChooseScores(outputs, PromptGuardLabels.Count), p.GetRequiredService<IEncoderLoader>(), p.EncoderLog());
            return new GuardTimeLimit(new OnnxPromptGuard(encoder, folder, labels, options), PromptGuardOptions.Section, options.TimeoutSeconds, p.GetRequiredService<TimeProvider>());
        });
        AddLocalModel(services, "prompt guard", () =>
        {
            PromptGuardLabels.Of(settings.Read());
            return settings.Describe();
        });
    }

    private static void AddLlamaGuard(IServiceCollection services, LlamaGuardOptions options)
    {
        if (options.Provider == "none")
        {
            return;
        }

        Check(LlamaGuardOptions.Section, options.Provider is "openai" or "onnx", $"Provider is '{options.Provider}'; expected none, openai or onnx.");
        Check(LlamaGuardOptions.Section, options.TimeoutSeconds is >= 1 and <= 60, $"TimeoutSeconds is {options.TimeoutSeconds}; it must be 1 to 60.");
        LlamaGuardCategories.Parse(options.Categories);
        services.TryAddSingleton<PromptLibrary>();
        if (options.Provider == "onnx")
        {
            AddLlamaGuardInProcess(services, options);
            return;
        }

        var endpoint = Endpoint.Create(LlamaGuardOptions.Section, options.BaseUrl, options.Model, options.ApiKey, options.TimeoutSeconds, "http://localhost:8001/v1") with
        {
            Limit = TimeSpan.FromSeconds(2 * options.TimeoutSeconds),
            Retries = 0,
        };
        services.AddEndpointTransport();

        // Its client is its own: registered as the chat client, it would write the answers.
        services.AddSingleton<IContentGuard>(p => new LlamaGuard(
            OpenAiInferenceExtensions.CreateChat(p, [endpoint]),
            p.GetRequiredService<PromptLibrary>(),
            options));
    }

    /// <summary>Its model is its own as well, under a key: without one it would be the model that writes.</summary>
    private static void AddLlamaGuardInProcess(IServiceCollection services, LlamaGuardOptions options)
    {
        LlamaGuardModel.SettingsOf(options).Check();
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.TryAddSingleton<IModelLoader, GenAiModelLoader>();
        services.AddKeyedSingleton(LlamaGuardOptions.Section, (p, _) => LlamaGuardModel.Open(
            options, p.GetService<NativeLibraries>()?.Folder, p.GetRequiredService<IModelLoader>(), p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILoggerFactory>().CreateLogger("RagLlama.Inference.Guards")));
        services.AddSingleton<IContentGuard>(p => new GuardTimeLimit(
            new LlamaGuard(
                new OnnxChatClient(p.GetRequiredKeyedService<RunningModel>(LlamaGuardOptions.Section), p.GetRequiredService<TimeProvider>()), p.GetRequiredService<PromptLibrary>(), options),
            LlamaGuardOptions.Section, options.TimeoutSeconds, p.GetRequiredService<TimeProvider>()));
        AddLocalModel(services, "llama guard", () => LlamaGuardModel.Describe(options));
    }

    private static void AddLocalModel(IServiceCollection services, string part, Func<string> describe) =>
        services.AddSingleton(new LocalModel(part, describe, p => _ = p.GetServices<IContentGuard>().ToList()));

    private static void Check(string section, bool valid, FormattableString message)
    {
        if (!valid)
        {
            throw new ArgumentException($"{section}:{message.ToString(CultureInfo.InvariantCulture)}");
        }
    }
}
