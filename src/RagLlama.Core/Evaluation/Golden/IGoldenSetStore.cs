namespace RagLlama.Evaluation.Golden;

/// <summary>Golden sets, kept beside the documents they ask about. Who may see them is decided by the door: they are for admins.</summary>
public interface IGoldenSetStore
{
    /// <summary>Ordered by name.</summary>
    Task<IReadOnlyList<GoldenSet>> ListAsync(CancellationToken cancellationToken);

    Task<GoldenSet?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Adds an empty set; false when there is one of this name.</summary>
    Task<bool> CreateAsync(string name, CancellationToken cancellationToken);

    /// <summary>Removes the set with its questions; false when there is none.</summary>
    Task<bool> RemoveAsync(string name, CancellationToken cancellationToken);

    /// <summary>The questions in the order they were added; empty for an unknown set.</summary>
    Task<IReadOnlyList<GoldenQuestion>> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Adds questions behind those that are there; one whose id is known replaces that one in its place. All or none. False when there is no such set.</summary>
    Task<bool> SaveAsync(string name, IReadOnlyList<GoldenQuestion> questions, CancellationToken cancellationToken);

    /// <summary>False when the set has no such question.</summary>
    Task<bool> RemoveQuestionAsync(string name, string questionId, CancellationToken cancellationToken);
}
