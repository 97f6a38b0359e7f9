namespace RagLlama.Retrieval.Reranking;

/// <summary>A model that reads question and passage together and says how well the one answers the other. Optional: without one, the order is that of the candidate ranking.</summary>
public interface IReranker
{
    /// <summary>Name of the model, for explanations.</summary>
    string Model { get; }

    /// <summary>How many of the best candidates it is given for each question, 2 to 100.</summary>
    int Candidates { get; }

    /// <summary>Scores texts. What fails, or takes too long, is an exception of any kind: the caller keeps the order it had.</summary>
    /// <returns>One finite score for each text, in their order; larger is better. Not comparable between models or questions.</returns>
    Task<IReadOnlyList<double>> ScoreAsync(string question, IReadOnlyList<string> texts, CancellationToken cancellationToken);
}
