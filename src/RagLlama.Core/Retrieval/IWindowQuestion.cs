namespace RagLlama.Retrieval;

/// <summary>One question to the windows of passages. Not thread-safe.</summary>
public interface IWindowQuestion : IDisposable
{
    /// <summary>The greatest cosine, -1 to 1, of the question with any window of the passage; 0 for a passage without a known piece.</summary>
    /// <param name="prepared">Made by <see cref="IPassageWindows.Prepare"/> under the same <see cref="IPassageWindows.Name"/>.</param>
    /// <exception cref="InvalidDataException">The bytes have another form.</exception>
    float BestWindow(ReadOnlySpan<byte> prepared);
}
