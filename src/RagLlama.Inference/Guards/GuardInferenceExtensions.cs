using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RagLlama.Answering.Guards;
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

        var isTei = options.Provider switch
        {
            "tei" => true,
            "vllm" => false,
            _ => throw new ArgumentException($"{PromptGuardOptions.Section}:Provider is '{options.Provider}'; expected none, tei or vllm."),
        };
        Check(PromptGuardOptions.Section, options.TimeoutSeconds is >= 1 and <= 60, $"TimeoutSeconds is {options.TimeoutSeconds}; it must be 1 to 60.");
        Check(PromptGuardOptions.Section, options.Threshold is >= 0.01 and <= 0.99, $"Threshold is {options.Threshold}; it must be 0.01 to 0.99.");
        var model = isTei && string.IsNullOrWhiteSpace(options.Model) ? NameOfUnnamed : options.Model;
        var endpoint = Endpoint.Create(PromptGuardOptions.Section, options.BaseUrl, model, options.ApiKey, options.TimeoutSeconds);
        services.AddEndpointClient(HttpClientName, endpoint, LongestReply);
        services.AddSingleton<IContentGuard>(p => new PromptGuard(
            endpoint, isTei, options, p.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName), p.GetRequiredService<TimeProvider>()));
    }

    private static void AddLlamaGuard(IServiceCollection services, LlamaGuardOptions options)
    {
        if (options.Provider == "none")
        {
            return;
        }

        Check(LlamaGuardOptions.Section, options.Provider == "openai", $"Provider is '{options.Provider}'; expected none or openai.");
        Check(LlamaGuardOptions.Section, options.TimeoutSeconds is >= 1 and <= 60, $"TimeoutSeconds is {options.TimeoutSeconds}; it must be 1 to 60.");
        LlamaGuardCategories.Parse(options.Categories);
        var endpoint = Endpoint.Create(LlamaGuardOptions.Section, options.BaseUrl, options.Model, options.ApiKey, options.TimeoutSeconds, "http://localhost:8001/v1") with
        {
            Limit = TimeSpan.FromSeconds(2 * options.TimeoutSeconds),
            Retries = 0,
        };
        services.AddEndpointTransport();
        services.TryAddSingleton<PromptLibrary>();

        // Its client is its own: registered as the chat client, it would write the answers.
        services.AddSingleton<IContentGuard>(p => new LlamaGuard(
            OpenAiInferenceExtensions.CreateChat(p, [endpoint]),
            p.GetRequiredService<PromptLibrary>(),
            options));
    }

    private static void Check(string section, bool valid, FormattableString message)
    {
        if (!valid)
        {
            throw new ArgumentException($"{section}:{message.ToString(CultureInfo.InvariantCulture)}");
        }
    }
}
