using RagLlama.Security;
using Xunit;

namespace RagLlama.TestKit.Conformance;

/// <summary>What every <see cref="IAccountStore"/> does.</summary>
public abstract class AccountStoreConformance : StoreConformance
{
    private static readonly UserAccount Anna = new() { Id = "anna", DisplayName = "Anna Ödegård", Groups = ["sales", "hr"] };

    private IAccountStore Accounts => Stores.Accounts;

    [Fact]
    public async Task Keeps_accounts_with_their_groups()
    {
        await Accounts.SaveUserAsync(Anna, Cancellation);

        var found = await Accounts.FindUserAsync("anna", Cancellation);
        Assert.Equal(("Anna Ödegård", false, false), (found!.DisplayName, found.IsAdmin, found.IsSuspended));
        Assert.Equal(["hr", "sales"], found.Groups);
        Assert.Null(await Accounts.FindUserAsync("ann", Cancellation));
    }

    [Fact]
    public async Task Changes_an_account_that_is_saved_again()
    {
        await Accounts.SaveUserAsync(Anna, Cancellation);
        await Accounts.SaveUserAsync(Anna with { IsAdmin = true, IsSuspended = true, Groups = [] }, Cancellation);
        await Accounts.SaveUserAsync(Anna with { Id = "adam" }, Cancellation);

        var users = await Accounts.ListUsersAsync(Cancellation);
        Assert.Equal(["adam", "anna"], users.Select(u => u.Id));
        Assert.True(users[1] is { IsAdmin: true, IsSuspended: true, Groups.Count: 0 });
    }

    [Fact]
    public async Task Finds_a_key_by_the_hash_of_its_secret_only()
    {
        var key = Key("k1", "hash-1");
        await Accounts.SaveKeyAsync(key, Cancellation);
        await Accounts.SaveKeyAsync(Key("k2", "hash-2"), Cancellation);

        var found = await Accounts.FindKeyAsync("hash-1", Cancellation);
        Assert.Equal(("k1", "anna", key.CreatedAt), (found!.Id, found.UserId, found.CreatedAt));
        Assert.Equal(["ask", "search"], found.Scopes);
        Assert.Null(await Accounts.FindKeyAsync("k1", Cancellation));
        Assert.Equal(["k1", "k2"], (await Accounts.ListKeysAsync(Cancellation)).Select(k => k.Id));
    }

    [Fact]
    public async Task Revokes_a_key_once_and_still_finds_it()
    {
        await Accounts.SaveKeyAsync(Key("k1", "hash-1"), Cancellation);

        Assert.True(await Accounts.RevokeKeyAsync("k1", Cancellation));
        Assert.False(await Accounts.RevokeKeyAsync("k1", Cancellation));
        Assert.False(await Accounts.RevokeKeyAsync("k2", Cancellation));
        Assert.Equal(Stores.Time.GetUtcNow(), (await Accounts.FindKeyAsync("hash-1", Cancellation))!.RevokedAt);
    }

    [Fact]
    public async Task Redeems_a_sign_in_token_once()
    {
        await Accounts.AddSignInTokenAsync("token", "anna", Stores.Time.GetUtcNow().AddMinutes(5), Cancellation);

        Assert.Null(await Accounts.RedeemSignInTokenAsync("other", Cancellation));
        Assert.Equal("anna", await Accounts.RedeemSignInTokenAsync("token", Cancellation));
        Assert.Null(await Accounts.RedeemSignInTokenAsync("token", Cancellation));
    }

    [Fact]
    public async Task Redeems_a_sign_in_token_for_one_of_twenty_who_try_at_once()
    {
        await Accounts.AddSignInTokenAsync("token", "anna", Stores.Time.GetUtcNow().AddMinutes(5), Cancellation);

        var users = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => Accounts.RedeemSignInTokenAsync("token", Cancellation), Cancellation)));

        Assert.Equal("anna", Assert.Single(users, u => u is not null));
    }

    [Fact]
    public async Task Refuses_an_expired_sign_in_token()
    {
        await Accounts.AddSignInTokenAsync("token", "anna", Stores.Time.GetUtcNow().AddMinutes(5), Cancellation);
        await Stores.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Null(await Accounts.RedeemSignInTokenAsync("token", Cancellation));
    }

    private ApiKey Key(string id, string hash) =>
        new() { Id = id, Name = "build server", SecretHash = hash, UserId = "anna", Scopes = ["search", "ask"], CreatedAt = Stores.Time.GetUtcNow() };
}
