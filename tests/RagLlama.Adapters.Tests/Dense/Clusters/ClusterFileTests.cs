using RagLlama.Storage.Embedded.Dense.Clusters;

namespace RagLlama.Adapters.Tests.Dense.Clusters;

public sealed class ClusterFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("clusters").FullName;

    private string FilePath => Path.Combine(_folder, "index.clusters");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Clusters_come_back_as_they_were_stored()
    {
        var stored = Sample();
        File.WriteAllText(FilePath + ".1.new", "what a sudden end left");
        ClusterFile.Save(FilePath, stored);

        var loaded = ClusterFile.Load(FilePath)!;
        using var centres = Centres.Restore(loaded.Centres, loaded.Dimensions);

        Assert.Equal(stored.Record.BuiltAt, loaded.Record.BuiltAt);
        Assert.Equal(stored.Record.Plan!.Steps, loaded.Record.Plan!.Steps);
        Assert.Equal(stored.Centres, centres.Store());
        Assert.Equal(stored.Ids, loaded.Ids);
        Assert.Equal(1, loaded.Find(20));
        Assert.Equal(-1, loaded.Find(21));
        Assert.Equal(0.97, ClusterFile.ReadRecord(FilePath)!.Recall);
        Assert.Equal([FilePath], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_byte_that_changed_anywhere_and_a_missing_end_are_noticed()
    {
        ClusterFile.Save(FilePath, Sample());
        var sound = File.ReadAllBytes(FilePath);
        for (var at = 0; at < sound.Length; at++)
        {
            var damaged = sound.ToArray();
            damaged[at] ^= 8;
            File.WriteAllBytes(FilePath, damaged);
            Assert.Throws<InvalidDataException>(() => ClusterFile.Load(FilePath));
        }

        File.WriteAllBytes(FilePath, sound[..^1]);
        Assert.Throws<InvalidDataException>(() => ClusterFile.Load(FilePath));
        File.WriteAllBytes(FilePath, []);
        Assert.Null(ClusterFile.ReadRecord(FilePath));
        Assert.Equal("index.clusters", Assert.Single(ClusterVerification.FindDamage(FilePath)).Part);
    }

    [Fact]
    public void Without_a_file_there_is_nothing_to_load_and_nothing_damaged()
    {
        Assert.Null(ClusterFile.Load(FilePath));
        Assert.Null(ClusterFile.ReadRecord(FilePath));
        Assert.Empty(ClusterVerification.FindDamage(FilePath));
    }

    private static StoredClusters Sample()
    {
        using var centres = new Centres(3, 5);
        centres.Set(0, [1, 0, 0, 0, 0]);
        centres.Set(1, [0, 0.6f, 0.8f, 0, 0]);
        centres.Set(2, [-0.6f, 0, 0, 0, 0.8f]);
        var record = new ClusterRecord
        {
            BuiltAt = DateTimeOffset.UnixEpoch,
            BuiltRows = 4,
            Plan = new ProbePlan([new ProbePlan.Step(1, 100, 2), new ProbePlan.Step(0.25, 60, 3)]),
            Recall = 0.97,
        };
        return new StoredClusters(record, 5, centres.Store(), [3, 20, 25, 90], [0, 1, 1, 2]);
    }
}
