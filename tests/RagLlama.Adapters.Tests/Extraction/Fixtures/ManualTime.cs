namespace RagLlama.Adapters.Tests.Extraction.Fixtures;

/// <summary>A clock that stands still until it is advanced.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Timer> timers = [];
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            var timer = new Timer(this, () => callback(state));
            timer.Change(dueTime, period);
            timers.Add(timer);
            return timer;
        }
    }

    public void Advance(TimeSpan time)
    {
        List<Timer> due;
        lock (gate)
        {
            ticks += time.Ticks;
            due = timers.FindAll(timer => timer.Due <= ticks);
        }

        due.ForEach(timer => timer.Fire());
    }

    private sealed class Timer(ManualTime time, Action callback) : ITimer
    {
        private TimeSpan period;

        public long Due { get; private set; } = long.MaxValue;

        public void Fire()
        {
            Due = period > TimeSpan.Zero ? time.ticks + period.Ticks : long.MaxValue;
            callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            this.period = period;
            Due = dueTime < TimeSpan.Zero ? long.MaxValue : time.ticks + dueTime.Ticks;
            return true;
        }

        public void Dispose()
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
