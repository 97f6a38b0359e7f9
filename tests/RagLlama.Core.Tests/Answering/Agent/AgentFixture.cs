using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Answering;
using RagLlama.Answering.Agent;
using RagLlama.Answering.Guards;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Prompting;
using RagLlama.Retrieval;
using RagLlama.Security;
using RagLlama.Sources;
using RagLlama.TestKit.Fakes;
using RagLlama.Text;
using Xunit;

namespace RagLlama.Core.Tests.Answering.Agent;

/// <summary>A company's documents behind the real retriever, catalogue fake and answer service, with a model that follows a script.</summary>
internal sealed class AgentFixture : IDisposable
{
    public static readonly Asker Anna = Asker.User("anna@example.com", ["staff"]);

    private readonly InMemoryDocumentCatalog catalog = new();
    private readonly InMemoryVectorIndex index = new();
    private readonly HashEmbedder embedder = new();

    public ScriptedChatClient Chat { get; } = new();

    public AnsweringOptions Options { get; } = new() { Agent = { Mode = AgentMode.OnRequest } };

    public InMemoryReceiptStore Receipts { get; } = new();

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public List<IContentGuard> Guards { get; } = [];

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Two documents that answer a question of two hops only together, one that is nobody's business, and one for everybody.</summary>
    public async Task<AgentFixture> WithCompanyAsync()
    {
        await AddAsync("staff", "Projects", "The project Heron is led by Maria Keller.", "group:staff");
        await AddAsync("staff", "Offices", "Maria Keller works in the office of Lyon.", "group:staff");
        await AddAsync("board", "Salaries", "The board pays Maria Keller 98,400 EUR a year.", "group:board");
        return this;
    }

    public async Task<DocumentId> AddAsync(string source, string title, string text, string access)
    {
        var list = AccessList.Parse(access);
        await catalog.SaveSourceAsync(new SourceDefinition { Id = source, Name = source + " files", Connector = "files", Access = list }, Token);
        var id = DocumentId.For(source, title);
        await catalog.RegisterAsync(source, new SourceItem { ExternalId = title, Uri = new Uri("file:///" + title), FileName = title, ChangeTag = "1" }, list, Token);
        var chunks = Split(id, text);
        await index.UpsertAsync(
            [.. chunks.Select(c => new IndexedChunk
            {
                Id = c.Id,
                DocumentId = id,
                SourceId = source,
                Version = 1,
                Number = c.Number,
                Access = list,
                Language = c.Language,
                Title = title,
                Text = c.Text,
                Vector = HashEmbedder.EmbedText(c.Text),
            })], Token);
        await catalog.PublishAsync(
            new DocumentPublication
            {
                Id = id,
                Version = 1,
                Title = title,
                Access = list,
                ChangeTag = "1",
                ContentHash = title,
                StructureHash = title,
                Bytes = text.Length,
                MediaType = "text/plain",
                Language = "en",
                Chunks = chunks,
            }, null, Token);
        return id;
    }

    public async Task<List<AnswerEvent>> AskAsync(string question, bool? agent = true, CancellationToken? cancellationToken = null)
    {
        var events = new List<AnswerEvent>();
        await foreach (var happened in Service().AskAsync(new AskRequest { Question = question, Asker = Anna, Agent = agent }, cancellationToken ?? Token))
        {
            events.Add(happened);
        }

        return events;
    }

    public AnswerService Service()
    {
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        var prompts = new PromptLibrary();
        var guards = new AnswerGuards(Guards, NullLogger<AnswerGuards>.Instance);
        var retriever = new Retriever(index, catalog, embedder, TimeProvider.System, NullLogger<Retriever>.Instance);
        var researcher = new Researcher(new ChatOrchestrator(Chat, prompts), retriever, catalog, options, Time, NullLogger<Researcher>.Instance, guards);
        return new AnswerService(
            retriever, new ChatWriter(Chat, prompts, new QuotingWriter(), options, TimeProvider.System, NullLogger<ChatWriter>.Instance), catalog, index, Receipts, options, Time,
            NullLogger<AnswerService>.Instance, researcher: researcher, guards: guards);
    }

    public static IReadOnlyList<AgentStep> StepsOf(IEnumerable<AnswerEvent> events) => [.. events.OfType<AnswerEvent.StepTaken>().Select(s => s.Step)];

    /// <summary>Everything the model was ever shown, in all its calls.</summary>
    public string Shown() => string.Join('\n', Chat.Calls.SelectMany(c => c).SelectMany(m => m.Contents).Select(c => c switch
    {
        Microsoft.Extensions.AI.TextContent text => text.Text,
        Microsoft.Extensions.AI.FunctionResultContent result => result.Result?.ToString(),
        _ => "",
    }));

    public void Dispose()
    {
        embedder.Dispose();
        Chat.Dispose();
    }

    /// <summary>One passage for each paragraph.</summary>
    private static List<Chunk> Split(DocumentId id, string text)
    {
        var chunks = new List<Chunk>();
        var start = 0;
        foreach (var part in text.Split("\n\n"))
        {
            chunks.Add(new Chunk
            {
                Id = ChunkId.For(id, 1, chunks.Count, "test"),
                DocumentId = id,
                Version = 1,
                Number = chunks.Count,
                Text = part,
                Language = LanguageDetector.Detect(part),
                Location = new ChunkLocation { Span = new TextSpan(start, part.Length) },
            });
            start += part.Length + 2;
        }

        return chunks;
    }
}
