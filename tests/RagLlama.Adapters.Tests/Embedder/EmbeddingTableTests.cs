using RagLlama.Inference.BuiltIn;

namespace RagLlama.Adapters.Tests.Embedder;

public sealed class EmbeddingTableTests
{
    [Fact]
    public void The_widest_path_agrees_with_the_portable_one()
    {
        var random = new Random(2);
        var rows = new sbyte[3 * EmbeddingTable.Dimensions];
        random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(rows.AsSpan()));
        var table = new EmbeddingTable(rows, [0.5f, 0.01f, 2]);
        var vector = Enumerable.Range(0, EmbeddingTable.Dimensions).Select(_ => random.NextSingle() - 0.5f).ToArray();
        for (var id = 0; id < 3; id++)
        {
            var sum = vector.ToArray();
            var expected = vector.ToArray();
            table.AddRow(id, 1.7f, sum);
            table.AddRowPortable(id, 1.7f, expected);

            Assert.All(sum.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-3));
            Assert.Equal(table.DotPortable(id, vector), table.Dot(id, vector), 1e-2);
        }
    }
}
