namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>
/// Finds how far a search by clusters has to go, and measures what it finds, on the rows as they are. What was found on one half of the sampled
/// questions is measured on the other. Others search and write between two questions.
/// </summary>
internal sealed class ClusterCheck(ChunkMirror mirror, RecentQuestions recent, double target, CancellationToken cancellationToken)
{
    private const int FromRows = 200;
    private const int LeastAsked = 20;

    private readonly ClusteredRows _clusters = mirror.Table.Clusters;
    private ulong[] _all = [];
    private int _count;

    /// <summary>The plan, with the recall it has on questions it was not found with; null when the rows were all replaced meanwhile.</summary>
    public (ProbePlan Plan, double Recall, int Sampled)? FindPlan()
    {
        var (rows, asked) = Sample();
        var chosen = rows.Where((_, index) => index % 2 == 0).Concat(asked.Where((_, index) => index % 2 == 0)).ToList();
        var others = (Rows: rows.Where((_, index) => index % 2 == 1).ToList(), Asked: asked.Where((_, index) => index % 2 == 1).ToList());
        var plan = RecallMeasurement.Plan(
            target, _all, visible => [.. chosen.SelectMany(question => Locked(clusters => RecallMeasurement.Distances(mirror.Table.Vectors!, clusters, question, visible).ToList()) ?? [])],
            share => Locked(clusters => RecallMeasurement.Clump(clusters, _all, share)) ?? []);
        return Measure(plan, others.Rows, others.Asked) is { } measured ? (plan, measured.Recall, measured.Sampled) : null;
    }

    /// <summary>The recall of a plan; null when the rows were all replaced meanwhile.</summary>
    public (double Recall, int Sampled)? Measure(ProbePlan plan)
    {
        var (rows, asked) = Sample();
        return Measure(plan, rows, asked);
    }

    private (double Recall, int Sampled)? Measure(ProbePlan plan, List<SampleQuestion> rows, List<SampleQuestion> asked)
    {
        var ofRows = Mean(plan, rows);
        if (asked.Count < LeastAsked / 2)
        {
            return ofRows is { } alone ? (alone, rows.Count) : null;
        }

        return ofRows is { } written && Mean(plan, asked) is { } wanted ? (Math.Min(written, wanted), rows.Count + asked.Count) : null;
    }

    private double? Mean(ProbePlan plan, List<SampleQuestion> questions)
    {
        var recalls = questions.Select(question => Locked(clusters => RecallMeasurement.Recall(mirror.Table.Vectors!, clusters, plan, question, _all, _count))).OfType<double>().ToList();
        return recalls.Count == 0 ? null : recalls.Average();
    }

    /// <summary>Rows at random, and all questions asked lately if they are not too few to say anything.</summary>
    private (List<SampleQuestion> Rows, List<SampleQuestion> Asked) Sample()
    {
        mirror.Lock.EnterReadLock();
        try
        {
            var (table, vectors) = (mirror.Table, mirror.Table.Vectors!);
            var slots = Enumerable.Range(0, table.SlotCount).Where(slot => table.Rows[slot].Id != 0).ToArray();
            (_all, _count) = (new ulong[(table.SlotCount + 63) / 64], slots.Length);
            foreach (var slot in slots)
            {
                _all[slot >> 6] |= 1UL << slot;
            }

            Random.Shared.Shuffle(slots);
            var asked = recent.Take(vectors.Dimensions);
            return ([.. slots.Take(FromRows).Select(slot => SampleQuestion.OfRow(vectors, slot))], asked.Count >= LeastAsked ? asked : []);
        }
        finally
        {
            mirror.Lock.ExitReadLock();
        }
    }

    private T? Locked<T>(Func<ClusterTable, T> read)
    {
        cancellationToken.ThrowIfCancellationRequested();
        mirror.Lock.EnterReadLock();
        try
        {
            return _clusters.Table is { } clusters ? read(clusters) : default;
        }
        finally
        {
            mirror.Lock.ExitReadLock();
        }
    }
}
