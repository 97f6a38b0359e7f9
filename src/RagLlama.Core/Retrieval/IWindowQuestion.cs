namespace RagLlama.Retrieval;

/// <summary>One question to the windows of passages. Not thread-safe.</summary>
public interface IWindowQuestion : IDisposable
{
    /// <summary>The greatest cosine, -1 to 1, of the question with any window of the passage; 0 for a passage without a known piece.</summary>
    /// <param name="prepared">Made by <see cref="IPassageWindows.Prepare"/> under the same <see cref="IPassageWindows.Name"/>.</param>
    /// <exception cref="InvalidDataException">The bytes have another form.</exception>
    float BestWindow(ReadOnlySpan<byte> prepared);

    /// <summary>How near, 0 to 1, the passage comes to the question piece by piece: the mean over the question's pieces of the nearest one in the passage.</summary>
    /// <param name="prepared">As for <see cref="BestWindow"/>.</param>
    float NearestPieces(ReadOnlySpan<byte> prepared);

    /// <summary>How near, 0 to 1, the best part of the passage comes to the question word by word, which is what tells passages in another language apart.</summary>
    /// <param name="prepared">As for <see cref="BestWindow"/>.</param>
    float NearestWords(ReadOnlySpan<byte> prepared);
}
