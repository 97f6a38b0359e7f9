using RagLlama.Security;

namespace RagLlama.Retrieval;

/// <summary>Finds the passages for a question among those the asker may read. There is no way to search without saying on whose behalf.</summary>
public interface IPassageFinder
{
    /// <returns>Passages, best first; empty when nothing the asker may read has anything in common with the question.</returns>
    Task<IReadOnlyList<RetrievedPassage>> FindAsync(RetrievalQuery query, Asker asker, CancellationToken cancellationToken);
}
