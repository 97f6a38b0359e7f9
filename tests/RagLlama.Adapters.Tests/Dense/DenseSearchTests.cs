using System.Numerics.Tensors;
using RagLlama.Storage.Embedded.Dense;

namespace RagLlama.Adapters.Tests.Dense;

public sealed class DenseSearchTests
{
    public static TheoryData<string, int> Cases()
    {
        var data = new TheoryData<string, int>();
        foreach (var scanner in RowScanner.Supported)
        {
            foreach (var dimensions in new[] { 1, 31, 64, 100, 256, 384, 1024 })
            {
                data.Add(scanner.Name, dimensions);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public unsafe void Every_kernel_gives_the_exact_dot_products(string name, int dimensions)
    {
        var random = new Random(dimensions);
        using var rows = new DenseRows(dimensions);
        var coarse = new sbyte[200][];
        for (var slot = 0; slot < coarse.Length; slot++)
        {
            coarse[slot] = [.. Enumerable.Range(0, dimensions).Select(_ => (sbyte)(slot < 3 ? 127 : slot < 6 ? -127 : random.Next(-127, 128)))];
            rows.Set(slot, 1, coarse[slot], new byte[RowCode.FineLength(dimensions)]);
        }

        foreach (var numbers in new[] { coarse[0], coarse[3], coarse[20] })
        {
            foreach (var sparse in new[] { false, true })
            {
                var best = new BestRows(coarse.Length);
                ulong[] visible = sparse ? [0x8000100000000801, 0, 1, 0] : [ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, 0xf];
                sbyte[] padded = [.. numbers, .. new sbyte[rows.Stride - dimensions]];
                byte[] raised = [.. padded.Select(number => (byte)(number + 128))];
                fixed (sbyte* first = padded)
                {
                    fixed (byte* second = raised)
                    {
                        Scanner(name).Scan(rows.Blocks[0], 1000, [new ScanQuestion(first, second)], visible, [best]);
                    }
                }

                Assert.Equal(sparse ? 5 : 196, best.Hits.Length);
                foreach (var hit in best.Hits)
                {
                    Assert.Equal(numbers.Zip(coarse[hit.Slot - 1000], (a, b) => a * b).Sum(), (int)hit.Score);
                }
            }
        }
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.3)]
    [InlineData(0.01)]
    public void Finds_the_nearest_visible_rows_of_several_blocks(double share)
    {
        const int Dimensions = 64;
        const int Count = RowBlock.Rows + 1000;
        var random = new Random(11);
        var vectors = Enumerable.Range(0, Count).Select(_ => Unit(random, Dimensions)).ToArray();
        using var rows = new DenseRows(Dimensions);
        var visible = new ulong[(Count + 63) / 64];
        for (var slot = 0; slot < Count; slot++)
        {
            rows.Set(slot, vectors[slot]);
            if (random.NextDouble() < share)
            {
                visible[slot / 64] |= 1UL << (slot % 64);
            }
        }

        for (var round = 0; round < 10; round++)
        {
            var question = Unit(random, Dimensions);
            var expected = Enumerable.Range(0, Count).Where(slot => (visible[slot / 64] >> (slot % 64) & 1) != 0)
                .OrderByDescending(slot => TensorPrimitives.Dot<float>(question, vectors[slot])).Take(10).ToArray();
            foreach (var scanner in RowScanner.Supported)
            {
                var found = DenseSearch.Find(rows, question, 1, visible, 10, scanner)[0];

                Assert.Equal(expected, found.Select(hit => hit.Slot));
                Assert.All(found, hit => Assert.Equal(TensorPrimitives.Dot<float>(question, vectors[hit.Slot]), hit.Score, 1e-3));
            }

            var alone = DenseSearch.Find(rows, question, visible, 50);
            foreach (var cores in new[] { 2, 3 })
            {
                Assert.Equal(alone, DenseSearch.Find(rows, question, visible, 50, cores));
            }

            Assert.Equal(alone, DenseSearch.FindOnIdleCores(rows, question, visible, Count, 50));
        }
    }

    [Fact]
    public void Several_questions_in_one_pass_find_what_each_finds_alone()
    {
        var random = new Random(5);
        using var rows = Filled(random, 500, 100);
        float[] questions = [.. Enumerable.Range(0, 7).SelectMany(_ => Unit(random, 100))];
        ulong[] visible = [.. Enumerable.Repeat(0xfffffff0ffffffffUL, 5)];

        var together = DenseSearch.Find(rows, questions, 7, visible, 12);

        for (var number = 0; number < 7; number++)
        {
            Assert.Equal(DenseSearch.Find(rows, questions.AsSpan(number * 100, 100), visible, 12), together[number]);
        }
    }

    [Fact]
    public void Slots_beyond_the_bitmap_and_hidden_ones_are_never_found()
    {
        using var rows = Filled(new Random(6), 300, 64);

        var found = DenseSearch.Find(rows, Unit(new Random(7), 64), [0b1011, 0], 100);

        Assert.Equal([0, 1, 3], found.Select(hit => hit.Slot).Order());
        Assert.Empty(DenseSearch.Find(rows, Unit(new Random(7), 64), [], 100));
        Assert.Empty(DenseSearch.Find(rows, Unit(new Random(7), 64), [ulong.MaxValue], 0));
    }

    [Fact]
    public void Scores_of_given_slots_are_right_to_a_thousandth()
    {
        var random = new Random(9);
        var vectors = Enumerable.Range(0, 50).Select(_ => Unit(random, 100)).ToArray();
        using var rows = new DenseRows(100);
        for (var slot = 0; slot < vectors.Length; slot++)
        {
            rows.Set(slot, vectors[slot]);
        }

        var question = Unit(random, 100);
        int[] slots = [3, 49, 17, 60_000, 70_000];
        var scores = new float[slots.Length];
        rows.Score(question, slots, scores);

        Assert.All(Enumerable.Range(0, 3), index => Assert.Equal(TensorPrimitives.Dot<float>(question, vectors[slots[index]]), scores[index], 5e-4));
        Assert.Equal([0, 0], scores[3..]);
    }

    [Fact]
    public void A_row_can_be_replaced()
    {
        var random = new Random(10);
        var (one, other) = (Unit(random, 64), Unit(random, 64));
        using var rows = new DenseRows(64);
        rows.Set(5, one);
        rows.Set(5, other);

        var hit = Assert.Single(DenseSearch.Find(rows, other, [1UL << 5], 3));

        Assert.Equal(1, hit.Score, 1e-3);
    }

    private static RowScanner Scanner(string name) => RowScanner.Supported.Single(scanner => scanner.Name == name);

    private static DenseRows Filled(Random random, int count, int dimensions)
    {
        var rows = new DenseRows(dimensions);
        for (var slot = 0; slot < count; slot++)
        {
            rows.Set(slot, Unit(random, dimensions));
        }

        return rows;
    }

    private static float[] Unit(Random random, int dimensions)
    {
        var vector = Enumerable.Range(0, dimensions).Select(_ => random.NextSingle() - 0.5f).ToArray();
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
