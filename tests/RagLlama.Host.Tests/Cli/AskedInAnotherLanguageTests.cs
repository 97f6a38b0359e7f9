using RagLlama.TestKit.Processes;
using Xunit;

namespace RagLlama.Host.Tests.Cli;

/// <summary>A company whose documents are all in English is asked in other languages.</summary>
public sealed class AskedInAnotherLanguageTests(AskedInAnotherLanguageTests.Company company) : IClassFixture<AskedInAnotherLanguageTests.Company>
{
    [Theory]
    [InlineData("¿Quién autoriza el teletrabajo?", "head of department")]
    [InlineData("Quem autoriza o teletrabalho?", "head of department")]
    [InlineData("Wie hoch ist das Hotellimit in Madrid?", "120 euros")]
    [InlineData("Wie oft wird der Filter der Pumpe gereinigt?", "every six months")]
    [InlineData("¿Cuántos días de vacaciones tiene cada empleado?", "thirty days")]
    public async Task What_the_documents_say_is_quoted(string question, string said)
    {
        var answer = await company.AskAsync(question);

        Assert.Equal("answered", answer.Json.GetProperty("status").GetString());
        Assert.Contains(said, answer.Json.GetProperty("answer").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Wie oft wird der Filter der Pumpe gereinigt?", "The filter of the pump is cleaned every six months. [1]")]
    [InlineData("Quanto custa o almoço para convidados?", "Guests pay seven euros for lunch. [1]")]
    [InlineData("Wer genehmigt Telearbeit?", "Telework is authorised by the head of department. [1]")]
    public async Task The_sentence_beside_it_is_not_quoted(string question, string said)
    {
        var answer = await company.AskAsync(question);

        Assert.Equal(said, answer.Json.GetProperty("answer").GetString());
    }

    [Theory]
    [InlineData("Welche Lizenz braucht die Software des Archivservers?")]
    [InlineData("¿Cuánto cuesta una plaza de aparcamiento?")]
    public async Task What_they_do_not_say_is_refused(string question)
    {
        var answer = await company.AskAsync(question);

        Assert.Equal(("no_answer", "nothing_relevant"), (answer.Json.GetProperty("status").GetString(), answer.Json.GetProperty("reason").GetString()));
    }

    public sealed class Company : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("ragllama-language-").FullName;

        private string Data => Path.Combine(_folder, "data");

        public Task<RagLlamaResult> AskAsync(string question) => RagLlamaProcess.RunAsync(TestContext.Current.CancellationToken, "ask", question, "--data", Data, "--json");

        public async ValueTask InitializeAsync()
        {
            var documents = Directory.CreateDirectory(Path.Combine(_folder, "documents")).FullName;
            foreach (var (name, text) in new[]
            {
                ("leave", "# Leave policy\n\nEvery employee has thirty days of annual vacation. Up to five vacation days may be carried over to the next year.\n"),
                ("telework", "# Telework\n\nTelework is authorised by the head of department. The school holidays are no reason to refuse it.\n"),
                ("travel", "# Travel expenses\n\nThe hotel limit in Madrid is 120 euros per night. Travel expenses are paid within ten days.\n"),
                ("pump", "# Pump LP-120\n\nThe filter of the pump is cleaned every six months. The motor must be switched off before.\n"),
                ("security", "# Information security\n\nPasswords have at least fourteen characters. A lost laptop is reported to the service desk on the same day.\n"),
                ("canteen", "# Canteen\n\nThe canteen is open from eleven to two. Guests pay seven euros for lunch.\n"),
            })
            {
                await File.WriteAllTextAsync(Path.Combine(documents, name + ".md"), text);
            }

            var ingested = await RagLlamaProcess.RunAsync(CancellationToken.None, "ingest", documents, "--access", "public", "--data", Data, "--json");
            Assert.True(ingested.ExitCode == 0, ingested.Output + ingested.Error);
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(_folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
