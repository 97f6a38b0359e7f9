using RagLlama.Security;

namespace RagLlama.Host.Evaluation;

/// <summary>On whose behalf an admin measures.</summary>
internal static class ChosenAsker
{
    /// <summary>The admin when nobody is named; null when the account does not exist or is suspended.</summary>
    public static async Task<Asker?> FindAsync(IAccountStore accounts, Asker admin, string? userId, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(userId) || userId.Trim().Equals(admin.UserId, StringComparison.OrdinalIgnoreCase))
        {
            return admin;
        }

        return await accounts.FindUserAsync(userId.Trim().ToLowerInvariant(), cancellationToken) is { IsSuspended: false } account ? account.ToAsker() : null;
    }
}
