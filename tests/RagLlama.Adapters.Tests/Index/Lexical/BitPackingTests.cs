using RagLlama.Storage.Embedded.Lexical;

namespace RagLlama.Adapters.Tests.Index.Lexical;

public sealed class BitPackingTests
{
    public static TheoryData<int> Widths => new(Enumerable.Range(0, 33));

    [Theory]
    [MemberData(nameof(Widths))]
    public void Numbers_of_every_width_come_back(int bits)
    {
        var random = new Random(bits);
        var values = Enumerable.Range(0, BitPacking.Count).Select(_ => bits == 0 ? 0u : (uint)random.NextInt64() >> (32 - bits)).ToArray();
        values[5] = bits == 0 ? 0 : uint.MaxValue >> (32 - bits);
        var bytes = new byte[BitPacking.BytesFor(bits)];
        var unpacked = new uint[BitPacking.Count];

        BitPacking.Pack(values, bits, bytes);
        BitPacking.Unpack(bytes, bits, unpacked);

        Assert.Equal(bits, BitPacking.BitsFor(values));
        Assert.Equal(values, unpacked);
    }

    [Fact]
    public void Gaps_become_ascending_numbers()
    {
        var random = new Random(1);
        var gaps = Enumerable.Range(0, BitPacking.Count).Select(_ => (uint)random.Next(9)).ToArray();
        var expected = new List<uint>();
        var last = 41u;
        foreach (var gap in gaps)
        {
            expected.Add(last += gap + 1);
        }

        BitPacking.Accumulate(gaps, before: 41);

        Assert.Equal(expected, gaps);
    }

    [Fact]
    public void The_first_number_may_be_zero()
    {
        var gaps = new uint[BitPacking.Count];

        BitPacking.Accumulate(gaps, before: -1);

        Assert.Equal(Enumerable.Range(0, BitPacking.Count).Select(n => (uint)n), gaps);
    }

    [Theory]
    [InlineData(0u, 1)]
    [InlineData(127u, 1)]
    [InlineData(128u, 2)]
    [InlineData(uint.MaxValue, 5)]
    public void Variable_length_numbers_come_back(uint value, int length)
    {
        var bytes = new byte[VarInt.MaxBytes];
        var position = 0;

        Assert.Equal(length, VarInt.Write(bytes, value));
        Assert.Equal(value, VarInt.Read(bytes, ref position));
        Assert.Equal(length, position);
    }
}
