namespace RagLlama.Retrieval;

/// <summary>
/// What an embedder can do beside vectors of whole passages: say how near the best part of a passage is to a question. A passage is prepared
/// once, when it is indexed; scoring a prepared one costs microseconds, so that all candidates of a search can be scored.
/// </summary>
public interface IPassageWindows
{
    /// <summary>Names the model and the form of the prepared bytes: bytes prepared under another name must be prepared again.</summary>
    string Name { get; }

    /// <summary>The compact form of a passage, about 2.2 bytes for each of its pieces. Thread-safe.</summary>
    /// <param name="title">Counts as a part of each window; can be empty.</param>
    byte[] Prepare(string title, string text);

    /// <summary>Opens a question: what two candidates share is computed once. Dispose it when its candidates are scored. Thread-safe.</summary>
    /// <param name="question">The question's vector from the same model, of length 1.</param>
    /// <param name="text">The question itself.</param>
    /// <exception cref="ArgumentException">The vector has another number of dimensions.</exception>
    IWindowQuestion Open(ReadOnlySpan<float> question, string text);
}
