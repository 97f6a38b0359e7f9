using System.Collections.Immutable;
using RagLlama.Security;

namespace RagLlama.Documents;

/// <summary>Who may read a document. An empty list means nobody (I6).</summary>
public sealed class AccessList : IEquatable<AccessList>
{
    private AccessList(ImmutableSortedSet<Principal> principals) => Principals = principals;

    /// <summary>Nobody.</summary>
    public static AccessList Nobody { get; } = new([]);

    /// <summary>Everyone who is signed in.</summary>
    public static AccessList Public { get; } = new([Principal.Public]);

    public ImmutableSortedSet<Principal> Principals { get; }

    public static AccessList Of(params IEnumerable<Principal> principals)
    {
        var set = principals.ToImmutableSortedSet();
        return set.IsEmpty ? Nobody : new AccessList(set);
    }

    /// <summary>Reads <c>public</c> or <c>group:hr,user:anna@example.com</c>.</summary>
    /// <exception cref="FormatException">The message names the part that is not a principal and what is expected.</exception>
    public static AccessList Parse(string text) =>
        Of(text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Principal.Parse));

    public bool Allows(Asker asker) => Principals.Overlaps(asker.Principals);

    public bool Equals(AccessList? other) => other is not null && Principals.SetEquals(other.Principals);

    public override bool Equals(object? obj) => Equals(obj as AccessList);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Canonical form: sorted, separated by commas. Equal lists have equal strings.</summary>
    public override string ToString() => string.Join(',', Principals);
}
