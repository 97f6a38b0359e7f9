using RagLlama.Jobs;
using RagLlama.Storage.Catalog.Database;

namespace RagLlama.Storage.Jobs;

/// <summary>Refuses the effects of a worker that no longer holds its job (I4). No clock is asked: a late worker whose job nobody took over may still finish.</summary>
internal static class FenceCheck
{
    /// <summary>Keeps the job from being leased to another worker until the session's transaction ends.</summary>
    /// <exception cref="StaleFenceException">The job was leased again, returned or finished.</exception>
    public static async Task RequireAsync(CatalogSession session, JobFence? fence, CancellationToken cancellationToken)
    {
        if (fence is null)
        {
            return;
        }

        var held = await session.QueryAsync(
            "SELECT 1 FROM job WHERE id = @id AND fence = @fence AND state = 1" + session.Database.ForShare,
            r => r.GetInt32(0),
            cancellationToken,
            ("@id", fence.JobId),
            ("@fence", fence.Number));
        if (held.Count == 0)
        {
            throw new StaleFenceException(fence);
        }
    }
}
