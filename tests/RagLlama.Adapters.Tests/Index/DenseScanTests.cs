using RagLlama.Storage.Embedded;

namespace RagLlama.Adapters.Tests.Index;

public sealed class DenseScanTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(64)]
    [InlineData(256)]
    [InlineData(300)]
    [InlineData(1024)]
    public void Every_path_gives_the_exact_dot_product(int dimensions)
    {
        var random = new Random(dimensions);
        var one = Numbers(random, dimensions);
        var other = Numbers(random, dimensions);
        one[0] = other[0] = -127;
        var expected = one.Zip(other, (a, b) => a * b).Sum();

        Assert.Equal(expected, DenseScan.Dot(one, other));
        Assert.Equal(expected, DenseScan.DotPortable(one, other));
    }

    [Fact]
    public void The_largest_numbers_do_not_overflow()
    {
        var extreme = Enumerable.Repeat((sbyte)-127, 1024).ToArray();

        Assert.Equal(127 * 127 * 1024, DenseScan.Dot(extreme, extreme));
        Assert.Equal(127 * 127 * 1024, DenseScan.DotPortable(extreme, extreme));
    }

    [Fact]
    public void Quantizing_keeps_every_number_to_half_a_step()
    {
        var random = new Random(5);
        var vector = Enumerable.Range(0, 256).Select(_ => (random.NextSingle() - 0.5f) / 4).ToArray();

        var quantized = QuantizedVector.Of(vector);

        Assert.All(vector.Zip(quantized.Numbers), pair => Assert.InRange(Math.Abs(pair.First - (pair.Second * quantized.Scale)), 0, quantized.Scale * 0.501));
    }

    [Fact]
    public void The_zero_vector_stays_zero()
    {
        var quantized = QuantizedVector.Of(new float[256]);

        Assert.Equal(0, quantized.Scale);
        Assert.All(quantized.Numbers, number => Assert.Equal(0, number));
    }

    private static sbyte[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (sbyte)random.Next(-127, 128))];
}
