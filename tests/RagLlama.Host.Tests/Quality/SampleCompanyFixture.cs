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
            answers.Add((question, await AskAsync(question)));
        }

        Answers = answers;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<Answer> AskAsync(SampleQuestion question)
    {
        var request = new AskRequest
        {
            Question = question.Question,
            Asker = Asker.User("sam@example.com", question.AskerGroups),
            History = [.. question.History.Select(t => new ConversationTurn(t.Question, t.Answer))],
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
