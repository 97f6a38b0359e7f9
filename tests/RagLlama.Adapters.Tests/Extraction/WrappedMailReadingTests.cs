using System.Buffers.Binary;
using System.Text;
using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Documents;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class WrappedMailReadingTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    [Fact]
    public async Task Reads_subject_text_and_attachments_of_a_winmail_file()
    {
        byte[] file =
        [
            0x78, 0x9F, 0x3E, 0x22, 0, 0,
            .. Item(1, 0x00018004, "Prices\0"u8.ToArray()),
            .. Item(1, 0x00069003, [.. Number(2), .. Property(0x0003, 0x0017, Number(7)), .. Property(0x001F, 0x1000, [.. Number(1), .. Value(Encoding.Unicode.GetBytes("They are attached.\0"))])]),
            .. Item(2, 0x00069002, new byte[14]),
            .. Item(2, 0x00018010, "prices.c\0"u8.ToArray()),
            .. Item(2, 0x0006800F, "Part,Price\nBolt,3\n"u8.ToArray()),
            .. Item(2, 0x00069005, [.. Number(1), .. Property(0x001E, 0x3707, [.. Number(1), .. Value("prices.csv\0"u8.ToArray())])]),
        ];
        var document = await fixture.ReadAsync("winmail.dat", file);

        Assert.Equal("application/vnd.ms-tnef", document.MediaType);
        Assert.Equal("Prices", document.Title);
        Assert.Equal(
            [(BlockType.Heading, "Prices"), (BlockType.Paragraph, "They are attached."), (BlockType.Heading, "prices.csv"), (BlockType.Table, "Part | Price\nBolt | 3")],
            document.Blocks.Select(block => (block.Type, document.TextOf(block))));
        for (var length = 6; length < file.Length; length += 7)
        {
            await fixture.ExtractAsync("cut.dat", file[..length]);
        }

        await fixture.CheckNeighbourAsync();
    }

    private static byte[] Item(byte level, uint id, byte[] data) => [level, .. Number(id), .. Number((uint)data.Length), .. data, 0, 0];

    private static byte[] Property(ushort type, ushort id, byte[] value)
    {
        var head = new byte[4];
        BinaryPrimitives.WriteUInt16LittleEndian(head, type);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(2), id);
        return [.. head, .. value];
    }

    /// <summary>Its length, and filled up to four bytes.</summary>
    private static byte[] Value(byte[] data) => [.. Number((uint)data.Length), .. data, .. new byte[(4 - (data.Length % 4)) % 4]];

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
