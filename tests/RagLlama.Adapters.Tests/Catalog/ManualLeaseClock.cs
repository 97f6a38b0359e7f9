using RagLlama.Storage.Jobs;

namespace RagLlama.Adapters.Tests.Catalog;

internal sealed class ManualLeaseClock : ILeaseClock
{
    private long _milliseconds = 5_000;

    public string Run { get; set; } = "first boot";

    public long Milliseconds => Interlocked.Read(ref _milliseconds);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _milliseconds, (long)time.TotalMilliseconds);

    public void Set(long milliseconds) => Interlocked.Exchange(ref _milliseconds, milliseconds);
}
