using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Documents;
using RagLlama.Ingestion;
using static RagLlama.Adapters.Tests.Extraction.Fixtures.PdfFixture;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class PdfStructureReadingTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    [Fact]
    public async Task The_outline_tells_headings_and_their_levels()
    {
        ExtractionFixture.RequirePoppler();
        var document = await fixture.ReadAsync("outline.pdf", OfObjects(
        [
            .. Head("/Outlines 9 0 R /Names << /Dests << /Names [(limits) [7 0 R /Fit]] >> >>", 5, 7),
            .. Page(5, "", Body(700, "Travel", "Every trip is booked in advance by the office that it starts from.")),
            .. Page(7, "", Body(700, "Limits by city", "The limit of a night is 180 EUR in all of the cities that are named.")),
            "<< /First 10 0 R /Last 10 0 R >>",
            "<< /Title (Travel) /Parent 9 0 R /Dest [5 0 R /Fit] /First 11 0 R /Last 11 0 R >>",
            "<< /Title <FEFF004C0069006D006900740073002000620079002000630069007400790021> /Parent 10 0 R /A << /S /GoTo /D (limits) >> >>",
        ]));

        Assert.Equal(
            [(BlockType.Heading, 1, "Travel"), (BlockType.Heading, 2, "Limits by city")],
            document.Blocks.Where(block => block.Type == BlockType.Heading).Select(block => (block.Type, block.Level, document.TextOf(block))));
    }

    [Fact]
    public async Task A_line_in_bold_letters_alone_is_a_heading()
    {
        ExtractionFixture.RequirePoppler();
        var document = await fixture.ReadAsync("bold.pdf", OfObjects(
        [
            .. Head("", 5),
            .. Page(5, "", [new Line(72, 720, 11, "Opening hours") { IsBold = true }, .. Body(690, "The desk is open from eight to five on all days of the week but Sunday,", "and on holidays from nine to twelve.")]),
        ]));

        Assert.Equal([(BlockType.Heading, "Opening hours"), (BlockType.Paragraph, "The desk is open from eight to five on all days of the week but Sunday, and on holidays from nine to twelve.")],
            document.Blocks.Select(block => (block.Type, document.TextOf(block))));
    }

    [Fact]
    public async Task Opens_a_protected_file_with_a_configured_password()
    {
        ExtractionFixture.RequirePoppler();
        var pdf = Protected("sesame", Body(700, "Salaries are paid on the 25th."));
        Assert.Equal("encrypted", (await fixture.FailAsync("pay.pdf", pdf)).Code);

        await using var knowing = new ExtractionFixture(options =>
        {
            options.Passwords.Add("other");
            options.Passwords.Add("sesame");
        });
        Assert.Equal("Salaries are paid on the 25th.", (await knowing.ReadAsync("pay.pdf", pdf)).Text);
    }

    [Fact]
    public async Task Reads_the_files_that_a_file_carries_inside()
    {
        ExtractionFixture.RequirePoppler();
        const string content = "# Price list\n\nA seal costs 12.00.";
        var document = await fixture.ReadAsync("offer.pdf", OfObjects(
        [
            .. Head("/Names << /EmbeddedFiles << /Names [(prices.md) 7 0 R] >> >>", 5),
            .. Page(5, "", Body(700, "Our offer is enclosed.")),
            "<< /Type /Filespec /F (prices.md) /UF (prices.md) /EF << /F 8 0 R >> >>",
            $"<< /Type /EmbeddedFile /Length {content.Length} >>\nstream\n{content}\nendstream",
        ]));

        Assert.Equal(
            [(BlockType.Paragraph, 0, "Our offer is enclosed."), (BlockType.Heading, 1, "prices.md"), (BlockType.Heading, 2, "Price list"), (BlockType.Paragraph, 0, "A seal costs 12.00.")],
            document.Blocks.Select(block => (block.Type, block.Level, document.TextOf(block))));
    }

    [Fact]
    public async Task Values_of_a_form_stand_behind_their_labels()
    {
        ExtractionFixture.RequirePoppler();
        var document = await fixture.ReadAsync("form.pdf", OfObjects(
        [
            .. Head("/AcroForm << /Fields [7 0 R 8 0 R 9 0 R 10 0 R] >>", 5),
            .. Page(5, "/Annots [7 0 R 8 0 R 9 0 R 10 0 R 11 0 R]", new Line(72, 700, 11, "Name"), new Line(72, 660, 11, "Reason:"), new Line(100, 620, 11, "Half a day")),
            "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Ann Lee) /Rect [120 695 300 712] >>",
            "<< /Type /Annot /Subtype /Widget /FT /Tx /T (reason) /V <FEFF00560069007300690074> /Rect [120 655 300 672] >>",
            "<< /Type /Annot /Subtype /Widget /FT /Btn /T (half) /V /On /AS /On /Rect [80 617 92 629] >>",
            "<< /FT /Ch /T (place) /TU (Place of work) /V (Lyon) /Kids [11 0 R] >>",
            "<< /Type /Annot /Subtype /Widget /Parent 10 0 R /Rect [300 200 400 215] >>",
        ]));

        Assert.Equal(["Name: Ann Lee", "Reason: Visit", "Half a day: yes", "Place of work: Lyon"], document.Blocks.Select(document.TextOf));
    }

    [Fact]
    public async Task A_footnote_follows_the_text_of_its_page_and_cuts_no_sentence()
    {
        ExtractionFixture.RequirePoppler();
        Line[] left = [.. Enumerable.Range(0, 12).Select(i => new Line(72, 700 - (i * 14), 11, $"line {(char)('a' + i)} of the left column goes on"))];
        Line[] right = [.. Enumerable.Range(0, 12).Select(i => new Line(310, 700 - (i * 14), 11, $"line {(char)('a' + i)} of the right column goes on"))];
        var document = await fixture.ReadAsync("notes.pdf", Create(
            null,
            [.. left, new Line(72, 120, 8, "1 Counted on the last day of the year,"), new Line(72, 110, 8, "without guests."), .. right]));

        var note = Assert.Single(document.Blocks, block => block.Type == BlockType.Note);
        Assert.Equal("1 Counted on the last day of the year, without guests.", document.TextOf(note));
        Assert.Same(note, document.Blocks[^1]);
        Assert.Equal(1, note.Page);
    }

    [Fact]
    public async Task Finds_drawn_lines_in_a_file_whose_cross_reference_table_is_lost()
    {
        ExtractionFixture.RequirePoppler();
        var document = await fixture.ReadAsync("damaged.pdf", Damaged(
        [
            .. Head("", 5),
            .. Page(5, "", Grid([60, 160, 330], [716, 696, 656, 636]), new Line(66, 702, 10, "Part"), new Line(166, 702, 10, "Use"), new Line(66, 682, 10, "Seal"), new Line(166, 682, 10, "Keeps water in its place"), new Line(166, 668, 10, "and air out."), new Line(66, 642, 10, "Bolt"), new Line(166, 642, 10, "Holds.")),
        ]));

        Assert.Equal("Part | Use\nSeal | Keeps water in its place and air out.\nBolt | Holds.", document.Text);
    }

    [Fact]
    public async Task Objects_that_are_nested_without_end_do_no_harm()
    {
        ExtractionFixture.RequirePoppler();
        var result = await fixture.ExtractAsync("deep.pdf", OfObjects([.. Head("/Outlines 7 0 R /AcroForm 7 0 R", 5), .. Page(5, "", Body(700, "Still read.")), new string('[', 100_000)]));
        Assert.Equal("Still read.", Assert.IsType<ExtractionResult.Extracted>(result).Document.Text);
        await fixture.CheckNeighbourAsync();
    }
}
