using RagLlama.Retrieval;
using RagLlama.Security;

namespace RagLlama.Host.Evaluation;

/// <summary>Keeps the last result for one asker, so that a question judged at several thresholds is searched for once.</summary>
internal sealed class RememberingFinder(IPassageFinder inner) : IPassageFinder
{
    private (RetrievalQuery Query, Asker Asker, IReadOnlyList<RetrievedPassage> Passages)? _last;

    public async Task<IReadOnlyList<RetrievedPassage>> FindAsync(RetrievalQuery query, Asker asker, CancellationToken cancellationToken)
    {
        if (_last is not { } last || last.Query != query || !ReferenceEquals(last.Asker, asker))
        {
            last = (query, asker, await inner.FindAsync(query, asker, cancellationToken));
            _last = last;
        }

        return last.Passages;
    }
}
