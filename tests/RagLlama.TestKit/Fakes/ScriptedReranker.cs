using System.Collections.Concurrent;
using RagLlama.Retrieval.Reranking;

namespace RagLlama.TestKit.Fakes;

/// <summary>Scores a text by how many of the question's words it has, or as a test says; keeps what it was sent.</summary>
public sealed class ScriptedReranker(int candidates = 30) : IReranker
{
    public string Model => "scripted";

    public int Candidates => candidates;

    public ConcurrentQueue<(string Question, IReadOnlyList<string> Texts)> Asked { get; } = new();

    /// <summary>Takes the place of counting words.</summary>
    public Func<IReadOnlyList<string>, IReadOnlyList<double>>? Scores { get; set; }

    public Task<IReadOnlyList<double>> ScoreAsync(string question, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Enqueue((question, texts));
        return Task.FromResult(Scores is { } scores ? scores(texts) : [.. texts.Select(text => SharedWords(question, text))]);
    }

    public static double SharedWords(string question, string text) =>
        question.Split(' ').Count(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) / (double)question.Split(' ').Length;
}
