using System.Collections.Concurrent;

namespace RagLlama.Adapters.Tests.OpenAi;

/// <summary>A clock on which a pause before a retry passes at once, and longer limits pass only when told.</summary>
internal sealed class RecordingClock : TimeProvider
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly ConcurrentBag<ManualTimer> timers = [];

    /// <summary>Pauses that were waited for.</summary>
    public ConcurrentQueue<TimeSpan> Pauses { get; } = new();

    /// <summary>How much later it is here than elsewhere.</summary>
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(() => callback(state));
        timers.Add(timer);
        timer.Change(dueTime, period);
        if (dueTime >= TimeSpan.Zero && dueTime < LongestPause)
        {
            Pauses.Enqueue(dueTime);
            ThreadPool.QueueUserWorkItem(_ => timer.Fire());
        }

        return timer;
    }

    /// <summary>Lets every limit that is running pass.</summary>
    public void PassEveryLimit()
    {
        foreach (var timer in timers)
        {
            timer.Fire();
        }
    }

    private sealed class ManualTimer(Action callback) : ITimer
    {
        private volatile bool armed;

        public void Fire()
        {
            if (armed)
            {
                armed = false;
                callback();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            armed = dueTime >= TimeSpan.Zero;
            return true;
        }

        public void Dispose() => armed = false;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
