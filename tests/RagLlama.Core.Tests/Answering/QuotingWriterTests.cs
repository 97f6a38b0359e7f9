using RagLlama.Answering;
using RagLlama.Documents;
using RagLlama.Retrieval;
using RagLlama.Text;
using Xunit;

namespace RagLlama.Core.Tests.Answering;

public sealed class QuotingWriterTests
{
    [Fact]
    public async Task Quotes_a_table_row_with_its_header_cells()
    {
        var answer = await QuoteAsync("What is the per diem in Rome?", TestPassages.Of("Per diem", "Paris | 75 EUR | 1\nRome | 62 EUR | 2", tableHeader: "City | Per diem | Zone"));

        Assert.Equal("Rome; Per diem: 62 EUR; Zone: 2", answer.Sentences[0]);
        Assert.Equal("Rome | 62 EUR | 2", answer.Citations[0].Quote);
    }

    [Fact]
    public async Task Takes_the_first_row_of_a_whole_table_for_its_header()
    {
        var answer = await QuoteAsync("What is the per diem in Rome?", TestPassages.Of("Per diem", "City | Per diem\nParis | 75 EUR\nRome | 62 EUR"));

        Assert.Equal("Rome; Per diem: 62 EUR", answer.Sentences[0]);
    }

    [Fact]
    public async Task Keeps_reading_order_and_cites_each_sentence()
    {
        var passage = TestPassages.Of("Visitors", "Visitors sign in at the reception desk. The desk closes at 18:00. Visitors sign out at the reception desk again.");

        var answer = await QuoteAsync("Where do visitors sign in and sign out?", passage);

        Assert.Equal(["Visitors sign in at the reception desk.", "Visitors sign out at the reception desk again."], answer.Sentences);
        Assert.Equal([1, 2], answer.Citations.Select(c => c.Number));
    }

    [Fact]
    public async Task Prefers_a_sentence_with_a_date_when_asked_for_one()
    {
        var answer = await QuoteAsync(
            "When does the carried over leave lapse?",
            TestPassages.Of("Leave", "Carried over leave lapses without payment in every case. Carried over leave lapses on 31 March."));

        Assert.Contains("Carried over leave lapses on 31 March.", answer.Sentences);
    }

    [Fact]
    public async Task Says_first_what_something_is_when_that_is_asked()
    {
        var answer = await QuoteAsync(
            "What is the mobility budget?",
            TestPassages.Of("Travel", "The mobility budget is what is asked for most. Mobility budget requests go to the budget office. The mobility budget is an allowance for journeys to work."));

        Assert.Equal("The mobility budget is an allowance for journeys to work.", answer.Sentences[0]);
    }

    [Theory]
    [InlineData("What do I need for a parking space?", "For a parking space you need:\n• a valid badge\n• the number plate of the car\nThe car park closes at 22:00.", "For a parking space you need: • a valid badge • the number plate of the car")]
    [InlineData("What do I need for a parking space?", "For a parking space you need:\n\n- a valid badge. It must show a photo.\n- the number plate\n\nThe car park closes at 22:00.", "For a parking space you need: - a valid badge. It must show a photo. - the number plate")]
    [InlineData("Was brauche ich für einen Parkplatz?", "Für einen Parkplatz brauchen Sie:\n1. einen gültigen Ausweis\n2. das Kennzeichen\nDas Parkhaus schließt um 22 Uhr.", "Für einen Parkplatz brauchen Sie: 1. einen gültigen Ausweis 2. das Kennzeichen")]
    [InlineData("What do I need for a parking space?", "For a parking space you need:\nThe car park closes at 22:00.", "For a parking space you need:")]
    public async Task Quotes_the_list_that_a_sentence_announces(string question, string text, string expected)
    {
        var answer = await QuoteAsync(question, TestPassages.Of("Parking", text));

        Assert.Equal(expected, answer.Sentences[0]);
        Assert.True(answer.Citations[0].Verified);
        Assert.StartsWith(answer.Citations[0].Quote, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_ends_with_its_passage()
    {
        var answer = await QuoteAsync(
            "What do I need for a parking space?",
            TestPassages.Of("Parking", "For a parking space you need:\n• a valid badge", before: 900),
            TestPassages.Of("Car park", "The car park closes at 22:00. The gate opens at 6:00.", score: 0.5, before: 0));

        Assert.Equal("For a parking space you need: • a valid badge", answer.Sentences[0]);
    }

    [Fact]
    public async Task Stops_a_list_before_it_is_too_long_to_be_read()
    {
        var text = "For a parking space you need:\n" + string.Join('\n', Enumerable.Range(1, 30).Select(n => $"• form number {n} with a signature"));

        var quote = (await QuoteAsync("What do I need for a parking space?", TestPassages.Of("Parking", text))).Citations[0].Quote;

        Assert.InRange(quote.Length, 350, 400);
        Assert.EndsWith("with a signature", quote, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("How do I reset my password?", "How do I reset my password? Press the button below the field and follow the mail. It is valid for an hour.", "How do I reset my password? Press the button below the field and follow the mail.")]
    [InlineData("¿Cómo cambio mi contraseña?", "¿Cómo cambio mi contraseña? Pulse el botón debajo del campo. El enlace vale una hora.", "¿Cómo cambio mi contraseña? Pulse el botón debajo del campo.")]
    public async Task Quotes_the_answer_with_the_question_before_it(string question, string text, string expected)
    {
        var answer = await QuoteAsync(question, TestPassages.Of("Questions and answers", text));

        Assert.Equal(expected, answer.Sentences[0]);
        Assert.DoesNotContain(answer.Sentences.Skip(1), s => expected.Contains(s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Quotes_the_same_paragraph_of_two_documents_once()
    {
        const string Text = "The help desk answers within two hours.";

        var answer = await QuoteAsync("How fast does the help desk answer?", TestPassages.Of("IT handbook", Text), TestPassages.Of("Copy of IT handbook", Text));

        Assert.Equal([Text], answer.Sentences);
    }

    [Fact]
    public async Task Quotes_no_heading_when_there_is_a_sentence()
    {
        var passage = TestPassages.Of("Leave", "Carry-over of leave\nUp to five days may be carried over.", headings: ["Carry-over of leave"]);

        Assert.Equal(["Up to five days may be carried over."], (await QuoteAsync("What is the carry-over of leave?", passage)).Sentences);
    }

    [Fact]
    public async Task Names_the_page_of_the_sentence_when_a_chunk_runs_over_a_page_break()
    {
        const string Text = "The first rule is about desks and chairs. Badges are worn visibly at all times.";
        PageBox[] boxes = [new(6, 72, 700, 500, 712), new(7, 72, 72, 500, 84)];

        var answer = await QuoteAsync("How are badges worn?", TestPassages.Of("Rules", Text, boxes: boxes, page: 6));

        Assert.Equal(("Badges are worn visibly at all times.", 7), (answer.Citations[0].Quote, answer.Citations[0].Page));
    }

    [Fact]
    public async Task Sends_the_reader_to_the_next_pages_that_are_not_quoted()
    {
        var answer = await QuoteAsync(
            "How many days of leave may be carried over?",
            TestPassages.Of("Leave", "Five days of leave may be carried over. Days of leave that are carried over lapse on 31 March.", score: 2),
            TestPassages.Of("Parental leave", "Requests go to the head of department.", score: 1.5),
            TestPassages.Of("Canteen", "The canteen is open on five days.", score: 0.4));

        Assert.Equal(2, answer.Sentences.Count);
        Assert.Equal([(1, "Leave", false), (2, "Leave", false), (3, "Parental leave", true)], answer.Citations.Select(c => (c.Number, c.Title, c.SeeAlso)));
        Assert.All(answer.Citations, c => Assert.True(c.Verified));
        Assert.EndsWith("[2]\n\nSee also [3]", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sends_the_reader_nowhere_when_nothing_else_comes_near()
    {
        var answer = await QuoteAsync(
            "How many days of leave may be carried over?",
            TestPassages.Of("Leave", "Five days of leave may be carried over.", score: 2),
            TestPassages.Of("Canteen", "The canteen is open on five days.", score: 0.4));

        Assert.DoesNotContain(answer.Citations, c => c.SeeAlso);
        Assert.DoesNotContain("See also", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_names_one_page_twice()
    {
        var first = TestPassages.Of("Leave", "Five days of leave may be carried over.", score: 2, page: 7);
        var answer = await QuoteAsync("How many days of leave may be carried over?", first, Further("Requests go to the head of department.", page: 7), Further("Forms are in the office.", page: 8));

        Assert.Equal([(7, false), (8, true)], answer.Citations.Select(c => (c.Page, c.SeeAlso)));
    }

    [Theory]
    [InlineData("Wie viele Urlaubstage können übertragen werden?", "Die Kantine öffnet um 11 Uhr. Bis zu fünf Urlaubstage können in das nächste Jahr übertragen werden.", "Bis zu fünf Urlaubstage")]
    [InlineData("Combien de jours de congé peuvent être reportés ?", "La cantine ouvre à 11 heures. Cinq jours de congé peuvent être reportés à l'année suivante.", "Cinq jours de congé")]
    [InlineData("Quanti giorni di ferie si possono riportare?", "La mensa apre alle 11. Cinque giorni di ferie si possono riportare all'anno dopo.", "Cinque giorni")]
    [InlineData("Quantos dias de férias podem ser transferidos?", "A cantina abre às 11 horas. Cinco dias de férias podem ser transferidos para o ano seguinte.", "Cinco dias")]
    [InlineData("¿Cuántos días de vacaciones se pueden acumular?", "El comedor abre a las 11. Se pueden acumular cinco días de vacaciones para el año siguiente.", "Se pueden acumular")]
    [InlineData("कितने दिन की छुट्टी आगे ले जाई जा सकती है?", "कैंटीन 11 बजे खुलती है। पाँच दिन की छुट्टी अगले वर्ष आगे ले जाई जा सकती है।", "पाँच दिन")]
    [InlineData("ลาพักร้อนสะสมได้กี่วัน", "โรงอาหารเปิดเวลา 11 นาฬิกา\nพนักงานสะสมวันลาพักร้อนได้ไม่เกินห้าวันต่อปี", "พนักงานสะสมวันลาพักร้อน")]
    public async Task Finds_the_sentence_in_every_language(string question, string text, string expected)
    {
        var answer = await QuoteAsync(question, TestPassages.Of("x", text));

        Assert.StartsWith(expected, answer.Sentences[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("How many days off does the Dublin leave policy grant?")]
    [InlineData("According to dublin_leave_policy.pdf, how many days off are there?")]
    public async Task Prefers_the_document_that_is_asked_for_by_name(string question)
    {
        var porto = TestPassages.Of("Porto leave policy", "How many days off there are: the policy grants 22 days off.", score: 1.0, page: 1);
        var dublin = TestPassages.Of("Dublin leave policy", "How many days off there are: the policy grants 25 days off.", score: 0.9, page: 1);

        var answer = await QuoteAsync(question, porto, dublin);

        Assert.Contains("25 days", answer.Sentences[0], StringComparison.Ordinal);
        Assert.Equal(dublin.Document.Id, answer.Citations[0].DocumentId);
    }

    [Fact]
    public async Task Sends_on_to_pages_of_the_named_document_first()
    {
        var dublin = TestPassages.Of("Dublin leave policy", "The Dublin policy grants 25 days of leave. The policy grants that leave in Dublin from the first day.", score: 1.0, page: 1);
        var other = TestPassages.Of("Porto leave policy", "Canteen cards are issued on Monday.", score: 0.9, page: 1);
        var chunk = dublin.Chunk with { Id = ChunkId.For(dublin.Document.Id, 1, 9, "generation-1"), Number = 9, Location = dublin.Chunk.Location with { Page = 9, Span = new TextSpan(900, 24) } };
        var further = TestPassages.Of("Dublin leave policy", "Forms are in the office.", score: 0.8) with { Chunk = chunk with { Text = "Forms are in the office." }, Chunks = [chunk], Span = chunk.Location.Span };

        var answer = await QuoteAsync("How much leave does the Dublin leave policy grant?", dublin, other, further);

        Assert.Equal([(dublin.Document.Id, 1, false), (dublin.Document.Id, 1, false), (dublin.Document.Id, 9, true)], answer.Citations.Select(c => (c.DocumentId, c.Page, c.SeeAlso)));
    }

    private static RetrievedPassage Further(string text, int page)
    {
        var passage = TestPassages.Of("Leave", text, score: 1.8, before: 100 * page, page: page);
        var chunk = passage.Chunk with { Id = ChunkId.For(passage.Document.Id, 1, page, "generation-1"), Number = page };
        return passage with { Chunk = chunk, Chunks = [chunk] };
    }

    private static async Task<(List<string> Sentences, List<Citation> Citations, string Text)> QuoteAsync(string question, params RetrievedPassage[] passages)
    {
        var task = new AnswerTask { Question = question, Language = LanguageDetector.Detect(question), Passages = passages };
        var events = new List<WriterEvent>();
        await foreach (var written in new QuotingWriter().WriteAsync(task, CancellationToken.None))
        {
            events.Add(written);
        }

        Assert.IsType<WriterEvent.Finished>(events[^1]);
        return ([.. events.OfType<WriterEvent.Checked>().Select(c => c.Sentence.Text)], [.. events.OfType<WriterEvent.Cited>().Select(c => c.Citation)], string.Concat(events.OfType<WriterEvent.Wrote>().Select(w => w.Text)));
    }
}
