using System.Collections.Immutable;

namespace RagLlama.Security;

/// <summary>On whose behalf something is retrieved. A parameter of every retrieval: there is no overload without it.</summary>
public sealed class Asker
{
    private Asker(string userId, bool isAdmin, ImmutableHashSet<Principal> principals)
    {
        UserId = userId;
        IsAdmin = isAdmin;
        Principals = principals;
    }

    /// <summary>Stable name of the user, lower case, such as <c>anna@example.com</c>.</summary>
    public string UserId { get; }

    /// <summary>May manage sources, documents and people. Managing is not reading: an admin reads only what the access lists grant.</summary>
    public bool IsAdmin { get; }

    /// <summary>Everything the asker may read as: <c>public</c>, the user, the user's groups.</summary>
    public ImmutableHashSet<Principal> Principals { get; }

    public static Asker User(string userId, IEnumerable<string>? groups = null, bool isAdmin = false)
    {
        var user = Principal.User(userId);
        var principals = ImmutableHashSet.Create(Principal.Public, user).Union((groups ?? []).Select(Principal.Group));
        return new Asker(user.Value["user:".Length..], isAdmin, principals);
    }
}
