using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Answering;
using RagLlama.Security;
using RagLlama.Storage.Catalog;

namespace RagLlama.Bench.Answers;

/// <summary>
/// What answering adds to a model: the time from the question to the model's call (retrieval with its re-check in the catalogue, the refusal's judgement, the
/// prompt), from its first piece to the first event, for each token (marks, sentences, checks), and from its last piece to the end. The model answers at once, so all that is
/// measured is ours.
/// </summary>
internal static class OverheadBench
{
    private static readonly Asker Anyone = Asker.User("bench");

    public static async Task RunAsync(int passages, int questions, int tokens)
    {
        var folder = Directory.CreateTempSubdirectory("ragllama-overhead-");
        try
        {
            var client = new InstantChatClient(tokens);
            await using var services = Services(folder.FullName, client);
            await services.GetRequiredService<ICatalogInitializer>().InitializeAsync(default);
            var started = TimeProvider.System.GetTimestamp();
            var asked = await GeneratedCompany.FillAsync(services, passages, questions);
            Console.WriteLine($"filled in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s");
            await AskAsync(services, client, asked.Take(50), tokens);
            Print(passages, tokens, await AskAsync(services, client, asked, tokens));
            await OverheadStages.RunAsync(services, asked);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ServiceProvider Services(string folder, IChatClient client)
    {
        var services = BenchServices.In(folder)
            .AddSingleton(client)
            .AddAnswering();

        // Generated words answer nothing; whether they do is judged all the same.
        services.AddOptions<AnsweringOptions>().Configure(options => options.RelevanceThreshold = 0);
        return services.BuildServiceProvider();
    }

    private static async Task<List<OverheadSample>> AskAsync(IServiceProvider services, InstantChatClient client, IEnumerable<string> asked, int tokens)
    {
        var samples = new List<OverheadSample>();
        foreach (var question in asked)
        {
            var service = services.GetRequiredService<AnswerService>();
            var (began, cpu) = (TimeProvider.System.GetTimestamp(), OverheadStages.Cpu);
            long firstDelta = 0;
            Answer? answer = null;
            await foreach (var happened in service.AskAsync(new AskRequest { Question = question, Asker = Anyone, Extras = false }, default))
            {
                firstDelta = firstDelta == 0 && happened is AnswerEvent.TextDelta ? TimeProvider.System.GetTimestamp() : firstDelta;
                answer = (happened as AnswerEvent.Completed)?.Answer ?? answer;
            }

            var ended = TimeProvider.System.GetTimestamp();
            if (answer!.Reason is not null || answer.Degraded)
            {
                throw new InvalidOperationException($"Question was not answered by the model: {answer.Reason}.");
            }

            var called = client.Last;
            var asking = client.CpuWhenAsked;
            var alone = await AloneAsync(client);
            samples.Add(new OverheadSample(
                Milliseconds(began, called.Asked), (asking - cpu).TotalMilliseconds, answer.Timings.RetrieveMs, Milliseconds(called.First, firstDelta),
                (Milliseconds(called.First, called.End) - alone) * 1000 / tokens, Milliseconds(called.End, ended)));
        }

        return samples;
    }

    private static async Task<double> AloneAsync(InstantChatClient client)
    {
        await foreach (var update in client.GetStreamingResponseAsync(client.LastPrompt))
        {
            _ = update.Text;
        }

        return Milliseconds(client.Last.First, client.Last.End);
    }

    private static double Milliseconds(long from, long to) => TimeProvider.System.GetElapsedTime(from, to).TotalMilliseconds;

    private static void Print(int passages, int tokens, List<OverheadSample> samples)
    {
        double At(Func<OverheadSample, double> value, double share) => Math.Round(samples.Select(value).Order().ElementAt((int)(share * (samples.Count - 1))), 2);
        object Row(Func<OverheadSample, double> value) => new { p50 = At(value, .5), p95 = At(value, .95), p99 = At(value, .99) };
        var perToken = At(s => s.MicrosecondsPerToken, .5);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            bench = "overhead",
            passages,
            questions = samples.Count,
            tokens,
            before_model_ms = Row(s => s.BeforeModel),
            before_model_cpu_ms = Row(s => s.BeforeModelCpu),
            of_it_retrieval_ms = Row(s => s.Retrieval),
            first_event_ms = Row(s => s.FirstEvent),
            before_first_token_ms = Row(s => s.BeforeModel + s.FirstEvent),
            us_per_token = Row(s => s.MicrosecondsPerToken),
            streaming_share_at_50_tokens_per_s = Math.Round(perToken * 50 / 1e6, 5),
            streaming_share_at_200_tokens_per_s = Math.Round(perToken * 200 / 1e6, 5),
            after_last_token_ms = Row(s => s.AfterLast),
            cores = Environment.ProcessorCount,
        }));
    }
}
