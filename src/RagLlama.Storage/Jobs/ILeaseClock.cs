namespace RagLlama.Storage.Jobs;

/// <summary>The clock leases are counted on where the database has none: one for all processes of a machine, and never set back or forward (I8).</summary>
internal interface ILeaseClock
{
    /// <summary>Names the clock's run. Readings of another run cannot be compared, and every lease counted on it is void.</summary>
    string Run { get; }

    /// <summary>Milliseconds since the run began.</summary>
    long Milliseconds { get; }
}
