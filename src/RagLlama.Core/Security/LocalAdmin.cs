namespace RagLlama.Security;

/// <summary>The one account of a fresh installation: whoever has the data folder. Documents ingested without an access list belong to it.</summary>
public static class LocalAdmin
{
    public const string UserId = "admin";

    public static Asker Asker { get; } = Asker.User(UserId, isAdmin: true);
}
