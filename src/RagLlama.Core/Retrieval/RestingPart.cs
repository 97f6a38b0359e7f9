namespace RagLlama.Retrieval;

/// <summary>Remembers that a part of the retrieval failed: for a while it is not asked again, so that not every question waits for it.</summary>
internal sealed class RestingPart(TimeProvider time)
{
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private long _failedAt = -1;

    public bool IsResting => Interlocked.Read(ref _failedAt) is >= 0 and var failedAt && time.GetElapsedTime(failedAt) < Rest;

    public void Worked() => Interlocked.Exchange(ref _failedAt, -1);

    public void Failed() => Interlocked.Exchange(ref _failedAt, time.GetTimestamp());
}
