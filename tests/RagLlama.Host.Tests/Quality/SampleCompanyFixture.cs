using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Answering;
using RagLlama.Host.Hosting;
using RagLlama.Indexing;
using RagLlama.Jobs;
using RagLlama.Security;
using RagLlama.Sources;
using RagLlama.TestKit.SampleCompany;
using Xunit;

namespace RagLlama.Host.Tests.Quality;

/// <summary>The sample company, ingested by the real service, and the answers to all of its questions.</summary>
public sealed class SampleCompanyFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ragllama-sample-").FullName;
    private ServiceProvider _services = null!;

    internal IReadOnlyList<(SampleQuestion Question, Answer Answer)> Answers { get; private set; } = [];

    /// <summary>The questions that are not follow-ups, asked once more in a conversation about something else.</summary>
    internal IReadOnlyList<(SampleQuestion Question, Answer Answer)> AnswersAfterAnother { get; private set; } = [];

    internal IDocumentCatalog Catalog => _services.GetRequiredService<IDocumentCatalog>();

    internal ConsistencyCheck Check => _services.GetRequiredService<ConsistencyCheck>();

    public async ValueTask InitializeAsync()
    {
        var settings = new RagLlamaSettings { Data = _folder };
        _services = new ServiceCollection().AddLogging().AddRagLlama(settings).BuildServiceProvider();
        await Startup.OpenAsync(_services, CancellationToken.None);
        await Catalog.SaveSourceAsync(SampleCompany.Definition, CancellationToken.None);
        await _services.GetRequiredService<SourceSynchronizer>().SyncAsync(SampleCompany.SourceId, SyncOptions.Asked, CancellationToken.None);
        await _services.GetRequiredService<QueueDrain>().RunAsync(2, progress: null, CancellationToken.None);

        var answers = new List<(SampleQuestion, Answer)>();
        foreach (var question in SampleQuestion.ReadAll())
        {
            answers.Add((question, await AskAsync(question, [.. question.History.Select(t => new ConversationTurn(t.Question, t.Answer))])));
        }

        Answers = answers;
        AnswersAfterAnother = await AskAfterAnotherAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>What was asked before is another question that has an answer, of another document; half of them in the same language, where there is one.</summary>
    private async Task<List<(SampleQuestion Question, Answer Answer)>> AskAfterAnotherAsync()
    {
        var all = Answers.Where(a => a.Question.History.Count == 0).ToList();
        var answers = new List<(SampleQuestion, Answer)>();
        for (var at = 0; at < all.Count; at++)
        {
            var question = all[at].Question;
            var others = all.Skip(at + 1).Concat(all.Take(at))
                .Where(o => o.Answer.Reason is null && o.Question.Document is not null && o.Question.Document != question.Document && o.Question.AskerGroups.Count == 0);
            var (other, answer) = others.OrderBy(o => at % 2 == 0 && o.Question.Lang != question.Lang).First();
            answers.Add((question, await AskAsync(question, [new ConversationTurn(other.Question, answer.Text)])));
        }

        return answers;
    }

    private async Task<Answer> AskAsync(SampleQuestion question, IReadOnlyList<ConversationTurn> history)
    {
        var request = new AskRequest
        {
            Question = question.Question,
            Asker = Asker.User("sam@example.com", question.AskerGroups),
            History = history,
        };
        await foreach (var step in _services.GetRequiredService<AnswerService>().AskAsync(request, CancellationToken.None))
        {
            if (step is AnswerEvent.Completed(var answer))
            {
                return answer;
            }
        }

        throw new UnreachableException("An answer always completes.");
    }
}
