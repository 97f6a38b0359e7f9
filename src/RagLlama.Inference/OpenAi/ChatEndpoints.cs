using System.Globalization;

namespace RagLlama.Inference.OpenAi;

/// <summary>Settings become endpoints, in the order in which they are asked.</summary>
internal static class ChatEndpoints
{
    /// <exception cref="ArgumentException">A setting is missing or out of range; the message names the configuration key.</exception>
    public static IReadOnlyList<Endpoint> Of(ChatInferenceOptions chat) =>
    [
        Create(ChatInferenceOptions.Section, chat, chat.Currency),
        .. chat.Fallbacks.Select((fallback, at) => Create(
            string.Create(CultureInfo.InvariantCulture, $"{ChatInferenceOptions.Section}:Fallbacks:{at}"), fallback, chat.Currency)),
    ];

    private static Endpoint Create(string section, ChatEndpointOptions options, string currency)
    {
        var preset = ChatPresets.Find(section, options.Preset);
        Range(section, nameof(options.LimitSeconds), options.LimitSeconds, 30, 7200);
        Range(section, nameof(options.Retries), options.Retries, 0, 5);
        Range(section, nameof(options.BreakAfter), options.BreakAfter, 2, 1000);
        Range(section, nameof(options.BreakSeconds), options.BreakSeconds, 1, 3600);
        var address = string.IsNullOrWhiteSpace(options.BaseUrl) ? preset.BaseUrl : options.BaseUrl;
        var endpoint = Endpoint.Create(section, address, ModelOf(section, preset, options.Model), options.ApiKey, options.TimeoutSeconds, preset.BaseUrlPattern);
        if (preset.NeedsKey && endpoint.ApiKey is null && string.IsNullOrWhiteSpace(options.ApiKeyFile))
        {
            throw new ArgumentException($"{section}:ApiKey or {section}:ApiKeyFile must hold the key or token; {preset.Name} answers nobody without one.");
        }

        if (preset.NeedsProject && string.IsNullOrWhiteSpace(options.Project))
        {
            throw new ArgumentException($"{section}:Project must name the project; {preset.Name} needs it.");
        }

        return endpoint with
        {
            Preset = preset,
            ApiKeyFile = string.IsNullOrWhiteSpace(options.ApiKeyFile) ? null : options.ApiKeyFile,
            Project = options.Project,
            Limit = TimeSpan.FromSeconds(options.LimitSeconds),
            Retries = options.Retries,
            BreakAfter = options.BreakAfter,
            BreakTime = TimeSpan.FromSeconds(options.BreakSeconds),
            Price = ChatPrice.Create(section, options, currency),
            Energy = ChatEnergy.Create(section, options),
            LimitField = LimitFieldOf(section, options.LimitField) ?? preset.LimitField,
        };
    }

    private static string? ModelOf(string section, ChatPreset preset, string? model)
    {
        if (model?.ToUpperInvariant() is not ("8B" or "70B" or "405B"))
        {
            return model;
        }

        return preset.Models.TryGetValue(model, out var name)
            ? name
            : throw new ArgumentException($"{section}:Model is '{model}', but its name at {preset.Name} is not known; write the full name as the endpoint lists it.");
    }

    private static string? LimitFieldOf(string section, string? field) => string.IsNullOrWhiteSpace(field) ? null
        : field is "max_tokens" or "max_completion_tokens" ? field
        : throw new ArgumentException($"{section}:LimitField is '{field}'; expected max_tokens or max_completion_tokens.");

    private static void Range(string section, string key, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{section}:{key} is {value}; it must be {least} to {most}."));
        }
    }
}
