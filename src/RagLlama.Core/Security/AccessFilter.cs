using System.Collections.Immutable;

namespace RagLlama.Security;

/// <summary>The part of an index query that keeps other people's documents out of the scan (I6). Can only be made from an asker.</summary>
public sealed class AccessFilter
{
    private AccessFilter(ImmutableHashSet<Principal> principals) => Principals = principals;

    /// <summary>A chunk passes when its access list has at least one of these.</summary>
    public ImmutableHashSet<Principal> Principals { get; }

    public static AccessFilter For(Asker asker) => new(asker.Principals);
}
