namespace RagLlama.Bench.Peers;

/// <summary>One of our configurations, indexed.</summary>
internal interface IOurSearch : IAsyncDisposable
{
    /// <summary>Ids of the best passages of the set, best first, each once.</summary>
    Task<IReadOnlyList<string>> SearchAsync(string question);
}
