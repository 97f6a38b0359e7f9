using System.Text;
using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Documents;
using RagLlama.Extraction.Readers.Outlook;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class OutlookReadingTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    [Fact]
    public async Task Reads_head_text_and_attachments_of_a_message()
    {
        var document = await fixture.ReadAsync("mail.msg", CompoundFixture.Create(
            ("__properties_version1.0", new byte[32]),
            ("__substg1.0_0037001F", Encoding.Unicode.GetBytes("Prices")),
            ("__substg1.0_0C1A001F", Encoding.Unicode.GetBytes("Jürgen")),
            ("__substg1.0_5D01001F", Encoding.Unicode.GetBytes("j@example.com")),
            ("__substg1.0_0E04001F", Encoding.Unicode.GetBytes("Anna")),
            ("__substg1.0_1000001F", Encoding.Unicode.GetBytes("They are attached.")),
            ("__attach_version1.0_#00000000/__substg1.0_3707001F", Encoding.Unicode.GetBytes("prices.csv")),
            ("__attach_version1.0_#00000000/__substg1.0_37010102", "Part,Price\nBolt,3\n"u8.ToArray())));

        Assert.Equal("application/vnd.ms-outlook", document.MediaType);
        Assert.Equal("Prices", document.Title);
        Assert.Equal(
            [
                (BlockType.Heading, "Prices"),
                (BlockType.Paragraph, "From: Jürgen <j@example.com>\nTo: Anna\nContent:"),
                (BlockType.Paragraph, "They are attached."),
                (BlockType.Heading, "prices.csv"),
                (BlockType.Table, "Part | Price\nBolt | 3"),
            ],
            document.Blocks.Select(block => (block.Type, document.TextOf(block))));
    }

    [Fact]
    public async Task Ends_with_a_status_when_the_container_is_cut_off()
    {
        var whole = CompoundFixture.Create(("__properties_version1.0", new byte[32]), ("__substg1.0_0037001F", Encoding.Unicode.GetBytes("Prices")));
        await fixture.ExtractAsync("cut.msg", whole[..700]);
        await fixture.CheckNeighbourAsync();
    }

    /// <summary>The example of MS-OXRTFCP, 4.1.1.</summary>
    [Fact]
    public void Unpacks_compressed_rich_text()
    {
        byte[] packed =
        [
            0x2D, 0, 0, 0, 0x2B, 0, 0, 0, 0x4C, 0x5A, 0x46, 0x75, 0xF1, 0xC5, 0xC7, 0xA7, 0x03, 0x00, 0x0A, 0x00, 0x72, 0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0A,
            0xF3, 0x20, 0x68, 0x65, 0x6C, 0x09, 0x00, 0x20, 0x62, 0x77, 0x05, 0xB0, 0x6C, 0x64, 0x7D, 0x0A, 0x80, 0x0F, 0xA0,
        ];

        Assert.Equal("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n", Encoding.ASCII.GetString(CompressedRichText.Unpack(packed)!));
    }
}
