namespace RagLlama.Host.Identity;

internal static class AuthSchemes
{
    /// <summary>Chooses between the two others by the presence of an Authorization header.</summary>
    public const string Any = "any";

    public const string Cookie = "cookie";

    public const string ApiKey = "api-key";
}
