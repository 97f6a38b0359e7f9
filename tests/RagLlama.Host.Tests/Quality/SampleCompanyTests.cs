using System.Globalization;
using RagLlama.Answering;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Security;
using RagLlama.TestKit.SampleCompany;
using Xunit;

namespace RagLlama.Host.Tests.Quality;

/// <summary>The end-to-end gate: the sample company's questions through the whole service, without a language model.</summary>
public sealed class SampleCompanyTests(SampleCompanyFixture company) : IClassFixture<SampleCompanyFixture>
{
    private const double LeastPlaces = 0.91;

    private const double LeastRefusals = 0.8;

    private const double LeastUnmoved = 0.97;

    private readonly List<(SampleQuestion Question, Answer Answer)> _answerable = [.. company.Answers.Where(a => a.Question.Document is not null)];
    private readonly List<(SampleQuestion Question, Answer Answer)> _unanswerable = [.. company.Answers.Where(a => a.Question.Document is null)];

    [Fact]
    public void Asks_enough_to_mean_something()
    {
        Assert.InRange(company.Answers.Count, 60, int.MaxValue);
        Assert.InRange(_unanswerable.Count, 15, int.MaxValue);
        Assert.InRange(company.Answers.Count(a => a.Question.Kind == "follow_up"), 5, int.MaxValue);
        Assert.Equal(8, company.Answers.Select(a => a.Question.Lang).Distinct().Count());
    }

    [Fact]
    public async Task Reads_every_sample_document()
    {
        var list = await company.Catalog.ListAsync(LocalAdmin.Asker, new DocumentFilter { Take = 500 }, manage: true, TestContext.Current.CancellationToken);
        Assert.InRange(list.Total, 38, 60);
        Assert.All(list.Items, d => Assert.True(d is { Status: DocumentStatus.Indexed, Chunks: > 0 }, $"{d.ExternalId}: {d.Status} {d.Reason}"));
        Assert.True((await company.Check.RunAsync(TestContext.Current.CancellationToken)).Clean);
    }

    [Fact]
    public void Cites_the_right_document_and_page()
    {
        var right = _answerable.Count(a => CitesTheRightPlace(a.Question, a.Answer));
        Report("right document and page", right, _answerable.Count, _answerable.Where(a => !CitesTheRightPlace(a.Question, a.Answer)));
        Assert.InRange(right / (double)_answerable.Count, LeastPlaces, 1);
    }

    [Fact]
    public void Refuses_questions_the_documents_do_not_answer()
    {
        var refused = _unanswerable.Count(a => a.Answer.Reason is not null);
        Report("refused", refused, _unanswerable.Count, _unanswerable.Where(a => a.Answer.Reason is null));
        Assert.InRange(refused / (double)_unanswerable.Count, LeastRefusals, 1);
    }

    [Fact]
    public void Refuses_at_most_one_answerable_question_in_ten()
    {
        var refused = _answerable.Count(a => a.Answer.Reason is not null);
        Report("falsely refused", refused, _answerable.Count, _answerable.Where(a => a.Answer.Reason is not null));
        Assert.InRange(refused / (double)_answerable.Count, 0, 0.10);
    }

    [Fact]
    public void A_question_about_something_else_is_answered_as_if_nothing_had_been_asked_before()
    {
        var alone = company.Answers.ToDictionary(a => a.Question.Id, a => a.Answer);
        var other = company.AnswersAfterAnother.Where(a => !SaysTheSame(alone[a.Question.Id], a.Answer)).ToList();
        Report("answered otherwise after another question", other.Count, company.AnswersAfterAnother.Count, other);
        Assert.InRange(1 - (other.Count / (double)company.AnswersAfterAnother.Count), LeastUnmoved, 1);
    }

    [Fact]
    public void Quotes_word_for_word_with_every_citation_verified() =>
        Assert.All(company.Answers.SelectMany(a => a.Answer.Citations), c => Assert.True(c.Verified, c.Quote));

    [Fact]
    public void Shows_restricted_documents_to_nobody_else()
    {
        var restricted = company.Answers.Where(a => a.Question.AskerGroups.Count > 0).Select(a => a.Question.Document).ToHashSet();
        Assert.NotEmpty(restricted);
        var others = company.Answers.Where(a => a.Question.AskerGroups.Count == 0).SelectMany(a => a.Answer.Citations);
        Assert.DoesNotContain(others, c => restricted.Any(d => c.Uri.AbsolutePath.EndsWith("/" + d, StringComparison.Ordinal)));
    }

    private static bool CitesTheRightPlace(SampleQuestion question, Answer answer) => answer.Citations.Any(c =>
        Uri.UnescapeDataString(c.Uri.AbsolutePath).EndsWith("/documents/" + question.Document, StringComparison.Ordinal)
        && (question.Page is null || c.Page == question.Page));

    private static bool SaysTheSame(Answer left, Answer right) => (left.Reason, left.Text) == (right.Reason, right.Text);

    private static void Report(string measure, int count, int of, IEnumerable<(SampleQuestion Question, Answer Answer)> misses)
    {
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measure}: {count} of {of} ({count / (double)of:P1})"));
        foreach (var split in new[] { "dev", "test" })
        {
            output.WriteLine($"  in {split}: {misses.Count(m => m.Question.Split == split)} misses");
        }

        // Only the dev half is shown: settings are chosen on it and confirmed on the other.
        foreach (var (question, answer) in misses.Where(m => m.Question.Split == "dev"))
        {
            output.WriteLine($"  {question.Id} {question.Question} -> {answer.Reason?.ToString() ?? answer.Text} [{string.Join("; ", answer.Citations.Select(c => $"{c.Uri.Segments[^1]} p.{c.Page}"))}], expected {question.Document} p.{question.Page}");
        }
    }
}
