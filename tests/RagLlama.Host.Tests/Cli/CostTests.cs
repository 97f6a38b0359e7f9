using System.Text.Json;
using RagLlama.TestKit.Processes;
using Xunit;

namespace RagLlama.Host.Tests.Cli;

/// <summary>Tokens, price and energy of answers that a model wrote, added up and still there after a restart.</summary>
public sealed class CostTests(CliFixture cli) : IClassFixture<CliFixture>
{
    [Fact]
    public async Task What_answers_cost_outlives_the_process_that_asked()
    {
        await using var model = await OneSentenceModel.StartAsync("Up to five days of annual leave may be carried over [1].");
        var config = Path.Combine(cli.NewFolder("costs"), "model.json");
        await File.WriteAllTextAsync(
            config,
            $$$$"""{"Portal":{"SampleCompany":false},"Answering":{"Suggestions":0},"Inference":{"Chat":{"Provider":"openai","BaseUrl":"{{{{model.Address}}}}","Model":"small","PricePerMillionInputTokens":2,"PricePerMillionOutputTokens":6,"Currency":"EUR","JoulesPerInputToken":0.5,"JoulesPerOutputToken":4}}}""",
            CliFixture.Token);

        for (var time = 0; time < 2; time++)
        {
            var asked = await cli.RunAsync("ask", "How many days of leave can I carry over?", "--config", config, "--json");
            Assert.Equal(("chat", "small"), (asked.Json.GetProperty("writer").GetString(), asked.Json.GetProperty("model").GetString()));
        }

        using var service = RagLlamaProcess.Start("serve", "--urls", "http://127.0.0.1:0", "--data", cli.Data, "--config", config);
        try
        {
            service.BeginErrorReadLine();
            var address = (await service.StandardOutput.ReadLineAsync(CliFixture.Token))!.Split(' ').First(w => w.StartsWith("http://", StringComparison.Ordinal));
            var key = await cli.RunAsync("key", "create", "--name", "costs", "--json");
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            client.DefaultRequestHeaders.Authorization = new("Bearer", key.Json.GetProperty("key").GetString());

            using var usage = JsonDocument.Parse(await client.GetStringAsync("/api/v1/usage", CliFixture.Token));

            var total = Assert.Single(usage.RootElement.GetProperty("models").EnumerateArray());
            Assert.Equal(("small", "EUR", 2, 2000, 40), (Text(total, "model"), Text(total, "currency"), Number(total, "answers"), Number(total, "inputTokens"), Number(total, "outputTokens")));
            Assert.Equal(0.00424, total.GetProperty("cost").GetDouble(), 9);
            Assert.Equal(2 * ((1000 * 0.5) + (20 * 4)) / 3600, total.GetProperty("wattHours").GetDouble(), 6);
            Assert.Single(usage.RootElement.GetProperty("days").EnumerateArray());
        }
        finally
        {
            service.Kill(entireProcessTree: true);
            await service.WaitForExitAsync(CliFixture.Token);
        }
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
