namespace RagLlama.Host.Identity;

/// <summary>Names of the authorisation policies. An API key passes a scope's policy when it has the scope or no scopes at all; a session always does.</summary>
public static class Policies
{
    public const string Ask = "ask";

    public const string Search = "search";

    public const string Manage = "manage";

    public const string Admin = "admin";

    /// <summary>The portal's pages: signed in through the browser, not with an API key.</summary>
    public const string Session = "session";

    /// <summary>Rate limit of the sign-in form.</summary>
    internal const string SignInRate = "sign-in";

    internal const string ScopeClaim = "scope";
}
