using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Documents;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class MailReadingTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    [Fact]
    public async Task Reads_encoded_headers_the_plain_part_and_names_of_attachments()
    {
        var document = await fixture.ReadAsync("mail.eml", """
            From: =?utf-8?q?J=C3=BCrgen?= <j@example.com>
            To: anna@example.com
            Subject: =?iso-8859-1?B?R3L832Ug?= =?iso-8859-1?Q?aus_K=F6ln?=
            Date: Tue, 3 Mar 2026 09:12:00 +0100 (CET)
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="outer"

            preamble
            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            The plan costs 5=E2=82=AC and is =
            ready.

            Bye
            --inner
            Content-Type: text/html

            <p>The HTML form</p>
            --inner--
            --outer
            Content-Type: application/pdf; name="x.pdf"
            Content-Disposition: attachment; filename*=utf-8''Pl%C3%A4ne.pdf
            Content-Transfer-Encoding: base64

            JVBERi0=
            --outer--
            """);

        Assert.Equal("message/rfc822", document.MediaType);
        Assert.Equal("Grüße aus Köln", document.Title);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 9, 12, 0, TimeSpan.FromHours(1)), document.ModifiedAt);
        Assert.Equal(
            [
                (BlockType.Heading, "Grüße aus Köln"),
                (BlockType.Paragraph, "From: Jürgen <j@example.com>\nTo: anna@example.com\nDate: Tue, 3 Mar 2026 09:12:00 +0100 (CET)"),
                (BlockType.Paragraph, "The plan costs 5€ and is ready."),
                (BlockType.Paragraph, "Bye"),
                (BlockType.Heading, "Pläne.pdf"),
            ],
            document.Blocks.Select(block => (block.Type, document.TextOf(block))));
        Assert.Contains("Pläne.pdf", Assert.Single(document.Warnings, warning => warning.Code == "embedded_not_read").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_attachments_under_their_message_and_folds_quoted_history_into_notes()
    {
        var document = await fixture.ReadAsync("mail.eml", """
            From: a@example.com
            Subject: Prices
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            The new prices are attached.

            > What do they cost?
            > And when?
            --b
            Content-Disposition: attachment; filename="prices.csv"
            Content-Type: text/csv

            Part,Price
            Bolt,3
            --b--
            """);

        Assert.Equal("Prices", document.Title);
        Assert.Equal("What do they cost?\nAnd when?", document.TextOf(Assert.Single(document.Blocks, block => block.Type == BlockType.Note)));
        Assert.Equal(2, Assert.Single(document.Blocks, block => document.TextOf(block) == "prices.csv").Level + 1);
        Assert.Equal(["Bolt", "3"], document.Blocks[^1].Cells![1]);
    }

    [Theory]
    [InlineData("Yes.\n\nOn Tue, 3 Mar 2026 at 09:12, Ann Lee <ann@example.com>\nwrote:\n\n> Do we go?\n")]
    [InlineData("Yes.\n\nAm 03.03.2026 um 09:12 schrieb Ann Lee:\n> Do we go?\n")]
    [InlineData("Yes.\n\nLe mar. 3 mars 2026, Ann Lee a écrit :\n> Do we go?\n")]
    [InlineData("Yes.\n\nEl mar, 3 mar 2026, Ann Lee escribió:\n> Do we go?\n")]
    [InlineData("Yes.\n\n-----Original Message-----\nFrom: Ann\n\nDo we go?\n")]
    [InlineData("Yes.\n\n________________________________\nFrom: Ann Lee\nSent: Tuesday, 3 March 2026\nTo: Bo\nSubject: Trip\n\nDo we go?\n")]
    [InlineData("Ja.\n\nVon: Ann Lee\nGesendet: Dienstag, 3. März 2026\nAn: Bo\nBetreff: Reise\n\nDo we go?\n")]
    public async Task Folds_what_an_answer_quotes_and_the_line_that_introduces_it(string text)
    {
        var document = await fixture.ReadAsync("mail.eml", "From: a@example.com\nSubject: Re: Trip\nContent-Type: text/plain; charset=utf-8\n\n" + text);

        var own = document.Blocks.Where(block => block.Type == BlockType.Paragraph).Skip(1).Select(document.TextOf).ToList();
        Assert.InRange(string.Join('\n', own).Length, 3, 40);
        Assert.DoesNotContain(own, line => line.Contains("Ann", StringComparison.Ordinal) || line.Contains("Do we go", StringComparison.Ordinal));
        Assert.EndsWith("Do we go?", document.TextOf(document.Blocks[^1]), StringComparison.Ordinal);
        Assert.Equal(BlockType.Note, document.Blocks[^1].Type);
    }

    [Fact]
    public async Task Keeps_a_forwarded_message_as_text()
    {
        var document = await fixture.ReadAsync("mail.eml", "From: a@example.com\nSubject: Fwd: Trip\n\nFrom: Ann Lee\nSent: Tuesday, 3 March 2026\nTo: Bo\nSubject: Trip\n\nWe go by train.\n");

        Assert.Equal((BlockType.Paragraph, "We go by train."), (document.Blocks[^1].Type, document.TextOf(document.Blocks[^1])));
    }

    [Theory]
    [InlineData("<p>Yes.</p><div class='gmail_quote'><div>On Tue Ann wrote:</div><blockquote>Do we go?</blockquote></div>")]
    [InlineData("<p>Yes.</p><blockquote type='cite'><p>Do we go?</p></blockquote>")]
    [InlineData("<p>Yes.</p><hr><div id='divRplyFwdMsg'>From: Ann</div><div><p>Do we go?</p></div>")]
    public async Task Folds_what_a_mail_in_html_quotes(string html)
    {
        var document = await fixture.ReadAsync("mail.eml", "From: a@example.com\nSubject: Re: Trip\nContent-Type: text/html; charset=utf-8\n\n" + html);

        Assert.Equal((BlockType.Paragraph, "Yes."), (document.Blocks[2].Type, document.TextOf(document.Blocks[2])));
        Assert.Equal((BlockType.Note, "Do we go?"), (document.Blocks[^1].Type, document.TextOf(document.Blocks[^1])));
    }

    [Fact]
    public async Task Reads_html_when_there_is_no_plain_text()
    {
        var document = await fixture.ReadAsync("mail.eml", "From: a@example.com\nSubject: Hi\nContent-Type: text/html; charset=utf-8\n\n<p>Shown</p><div style='display:none'>Hidden</div>");

        Assert.EndsWith("Shown", document.Text, StringComparison.Ordinal);
        Assert.Contains(document.Warnings, warning => warning.Code == "hidden_text");
    }

    [Theory]
    [InlineData("From: a@example.com\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nno end boundary")]
    [InlineData("From: a@example.com\nSubject: x\nContent-Type: multipart/mixed\n\nno end boundary")]
    [InlineData("From: a@example.com\nSubject: =?x?Q?broken\nContent-Type: text/plain; charset=nonsense\nContent-Transfer-Encoding: base64\n\nbm8gZW5kIGJvdW5kYXJ5!!!")]
    public async Task Reads_malformed_messages_as_far_as_they_go(string message)
    {
        var document = await fixture.ReadAsync("mail.eml", message);

        Assert.EndsWith("no end boundary", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_every_message_of_a_mailbox()
    {
        var document = await fixture.ReadAsync("box.mbox", "From a@example.com Tue Mar  3 09:12:00 2026\nFrom: a@example.com\nSubject: One\n\nFirst\n\nFrom b@example.com Tue Mar  3 09:12:00 2026\nFrom: b@example.com\nSubject: Two\n\nSecond\n");

        Assert.Equal(["One", "Two"], document.Blocks.Where(block => block.Type == BlockType.Heading).Select(document.TextOf));
    }
}
