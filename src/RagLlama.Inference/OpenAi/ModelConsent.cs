using Microsoft.Extensions.Logging;
using RagLlama.Inference.Models;

namespace RagLlama.Inference.OpenAi;

/// <summary>One of several models that is above the line of the AI Act, Art. 51(2): left out until somebody has acknowledged that, the others being asked as ever.</summary>
internal sealed partial class ModelConsent(ModelManifest manifest, ModelAcknowledgements acknowledgements, ILogger<ModelConsent> logger)
{
    private int isSaid;

    /// <summary>Why it is not asked; null when it may be.</summary>
    public async Task<InferenceException?> FindRefusalAsync(CancellationToken cancellationToken)
    {
        if ((await acknowledgements.FindMissingAsync(cancellationToken)).All(m => m.Id != manifest.Id))
        {
            return null;
        }

        // Every question comes by here; the log need not say it each time.
        if (Interlocked.Exchange(ref isSaid, 1) == 0)
        {
            LogLeftOut(logger, manifest.Title);
        }

        return ModelAcknowledgements.Refusal(manifest);
    }

    [LoggerMessage(5006, LogLevel.Warning, "{Model} is left out, and the other models are asked, until an admin acknowledges its training on the portal's page Models (EU AI Act, Art. 51)")]
    private static partial void LogLeftOut(ILogger logger, string model);
}
