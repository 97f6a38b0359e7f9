using RagLlama.Retrieval;
using RagLlama.Security;

namespace RagLlama.Host.Api;

/// <summary>Finds passages the asker may read: <c>Retriever.FindAsync</c>.</summary>
public delegate Task<IReadOnlyList<RetrievedPassage>> FindPassages(RetrievalQuery query, Asker asker, CancellationToken cancellationToken);
