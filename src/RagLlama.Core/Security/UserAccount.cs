using System.Collections.Immutable;

namespace RagLlama.Security;

/// <summary>A local account. Its groups are what access lists with <c>group:NAME</c> grant to.</summary>
public sealed record UserAccount
{
    /// <summary>Lower case, such as <c>anna@example.com</c>.</summary>
    public required string Id { get; init; }

    public required string DisplayName { get; init; }

    public ImmutableSortedSet<string> Groups { get; init; } = [];

    public bool IsAdmin { get; init; }

    /// <summary>A suspended account's sessions and keys are refused from the next request.</summary>
    public bool IsSuspended { get; init; }

    public Asker ToAsker() => Asker.User(Id, Groups, IsAdmin);
}
