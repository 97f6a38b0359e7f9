using RagLlama.Storage.Embedded.Dense;

namespace RagLlama.Adapters.Tests.Dense;

public sealed class RowCodeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(256)]
    public void Every_number_comes_back_to_a_sixteenth_of_a_step(int dimensions)
    {
        var random = new Random(5);
        var vector = Enumerable.Range(0, dimensions).Select(_ => (random.NextSingle() - 0.5f) / 4).ToArray();
        var coarse = new sbyte[dimensions];
        var fine = new byte[RowCode.FineLength(dimensions)];
        var decoded = new float[dimensions];

        var scale = RowCode.Encode(vector, coarse, fine);
        RowCode.Decode(coarse, fine, decoded);

        Assert.All(vector.Zip(decoded), pair => Assert.InRange(Math.Abs(pair.First - (pair.Second * scale)), 0, scale / 15.9));
        Assert.All(vector.Zip(coarse), pair => Assert.InRange(Math.Abs(pair.First - (pair.Second * scale)), 0, scale * 0.501));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(256)]
    public void What_is_stored_tells_its_dimensions(int dimensions)
    {
        var vector = Enumerable.Range(1, dimensions).Select(n => (float)n).ToArray();
        var coarse = new sbyte[dimensions];
        var fine = new byte[RowCode.FineLength(dimensions)];
        var expected = RowCode.Encode(vector, coarse, fine);

        var stored = RowCode.Store(vector, out var scale);

        Assert.Equal(dimensions, RowCode.DimensionsOf(stored.Length));
        Assert.Equal(expected, scale);
        Assert.Equal([.. coarse.Select(number => (byte)number), .. fine], stored);
    }

    /// <summary>Thirty-two numbers are encoded at once; what is left over at the ends is not.</summary>
    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(256)]
    [InlineData(391)]
    public void A_number_is_encoded_alike_wherever_it_stands(int dimensions)
    {
        var random = new Random(7);
        var vector = Enumerable.Range(0, dimensions).Select(_ => random.NextSingle() - 0.5f).ToArray();
        vector[random.Next(dimensions)] = -0.75f;
        var coarse = new sbyte[dimensions];
        var fine = new byte[RowCode.FineLength(dimensions)];

        var scale = RowCode.Encode(vector, coarse, fine);

        Assert.Equal(0.75f / sbyte.MaxValue, scale);
        for (var index = 0; index < dimensions; index++)
        {
            var number = MathF.Round(vector[index] / scale);
            var rest = (int)Math.Clamp(MathF.Round(((vector[index] / scale) - number) * RowCode.FineSteps), -8, 7) & 0xf;
            Assert.Equal((sbyte)number, coarse[index]);
            Assert.Equal(rest, index < fine.Length ? fine[index] & 0xf : fine[index - fine.Length] >> 4);
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void A_long_vector_with_a_number_that_is_none_becomes_zero(float number)
    {
        var vector = Enumerable.Repeat(0.5f, 100).ToArray();
        vector[17] = number;
        var coarse = new sbyte[100];

        Assert.Equal(0, RowCode.Encode(vector, coarse, new byte[50]));
        Assert.All(coarse, zero => Assert.Equal(0, zero));
    }

    [Fact]
    public void Zero_and_infinite_vectors_become_zero()
    {
        var coarse = new sbyte[] { 5, 5 };
        var fine = new byte[] { 9 };

        Assert.Equal(0, RowCode.Encode(new float[2], coarse, fine));
        Assert.Equal(0, RowCode.Encode([float.PositiveInfinity, 1], coarse, fine));
        Assert.Equal([0, 0], coarse);
        Assert.Equal([0], fine);
    }
}
