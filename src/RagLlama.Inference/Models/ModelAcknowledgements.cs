using RagLlama.Answering.Guards;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.Models;

/// <summary>Whether the models in use that need it have been acknowledged, by whom and when.</summary>
public sealed class ModelAcknowledgements(UsedModels used, IAcknowledgementStore store, TimeProvider time)
{
    private volatile bool isComplete;

    /// <summary>Models in use that nobody has acknowledged although somebody has to.</summary>
    public async Task<IReadOnlyList<ModelManifest>> FindMissingAsync(CancellationToken cancellationToken)
    {
        var missing = new List<ModelManifest>();
        foreach (var manifest in isComplete ? [] : used.Writers.Concat(used.Guards).Where(m => m.NeedsAcknowledgement).Select(m => m.Manifest!).DistinctBy(m => m.Id))
        {
            if (await FindAsync(manifest, cancellationToken) is null)
            {
                missing.Add(manifest);
            }
        }

        // What has been acknowledged stays so: the question is asked of the store until then only.
        isComplete = missing.Count == 0;
        return missing;
    }

    /// <summary>Why a model is not asked.</summary>
    internal static InferenceException Refusal(ModelManifest missing) => new(
        $"{missing.Title} was trained with more than 10^25 operations, from where the EU AI Act presumes systemic risk. It is used once an admin has acknowledged that on the portal's page Models.");

    /// <summary>The first one, or null.</summary>
    public async Task<Acknowledgement?> FindAsync(ModelManifest manifest, CancellationToken cancellationToken) =>
        await store.ListAsync(Acknowledgement.OfModel(manifest.Id), cancellationToken) is [var first, ..] ? first : null;

    public Task AcknowledgeAsync(ModelManifest manifest, string userId, CancellationToken cancellationToken) =>
        store.SaveAsync(new Acknowledgement(Acknowledgement.OfModel(manifest.Id), userId, time.GetUtcNow()), cancellationToken);
}
