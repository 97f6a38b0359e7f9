using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RagLlama.Answering;
using RagLlama.Answering.Agent;
using RagLlama.Answering.Assisting;
using RagLlama.Answering.Guards;
using RagLlama.Evaluation.Golden;
using RagLlama.Host.Api;
using RagLlama.Host.Evaluation;
using RagLlama.Host.Identity;
using RagLlama.Host.Portal;
using RagLlama.Indexing;
using RagLlama.Inference.Guards;
using RagLlama.Inference.Models;
using RagLlama.Inference.OpenAi;
using RagLlama.Ingestion;
using RagLlama.Prompting;
using RagLlama.Security;
using RagLlama.TestKit.Fakes;
using Xunit;

namespace RagLlama.Host.Tests.Portal;

/// <summary>The real doors on a real port of this machine, with everything behind them in memory.</summary>
internal sealed class PortalHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder = Directory.CreateTempSubdirectory("ragllama-portal").FullName;

    private PortalHost(params (string Key, string Value)[] settings)
    {
        Files = new FakeFiles(folder, Catalog, maxBytes: 200_000);
        Answers = new FakeAnswers(Catalog, Conversations);
        var given = settings.ToDictionary(s => s.Key, s => s.Value);
        var chat = new ChatInferenceOptions { Provider = given.GetValueOrDefault("Inference:Chat:Provider", "quotes"), Model = given.GetValueOrDefault("Inference:Chat:Model") };
        var research = new ResearchChoice(Enum.Parse<AgentMode>(given.GetValueOrDefault("Answering:Agent:Mode", "Off")));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IDocumentCatalog>(Catalog).AddSingleton<IDocumentReader>(Catalog).AddSingleton<IDocumentRemoval>(Catalog);
        builder.Services.AddSingleton<IVectorIndex>(Index);
        builder.Services.AddSingleton<IAccountStore>(Accounts).AddSingleton<IConversationStore>(Conversations).AddSingleton<IReceiptStore>(Conversations).AddTransient<ConversationReader>();
        builder.Services.AddSingleton<IBlobStore>(Files).AddSingleton<ITextExtractor>(Files).AddSingleton<IUploads>(Files);
        builder.Services.AddSingleton<AskQuestion>(Answers.AskAsync).AddSingleton<FindPassages>(Answers.FindAsync);
        builder.Services.AddSingleton<IAcknowledgementStore>(Acknowledgements).AddSingleton(research);
        builder.Services.AddModels(new ModelOptions(), folder).AddModelAcknowledgements(chat, new GuardInferenceOptions());
        builder.Services.AddSingleton<IGoldenSetStore>(GoldenSets).AddSingleton<MeasureAnswers>(Answers.Measure).AddEvaluation();
        builder.Services.AddSingleton<ReplayReceipt>(Answers.ReplayAsync).AddSingleton(new PromptTrial(new PromptLibrary(), TimeProvider.System, Model));
        builder.Services.AddIdentity(builder.Configuration, folder).AddApi(builder.Configuration).AddPortal();
        app = builder.Build();
        app.UseWebDoors();
        app.MapApi();
        app.MapPortal();
    }

    public static VectorSearchStatus Approximate { get; } = new()
    {
        Mode = VectorSearchMode.Approximate,
        Chunks = 812_345,
        ApproximateAbove = 500_000,
        RecallTarget = 0.95,
        Clusters = 1802,
        Compared = 4321,
        Recall = 0.983,
        Sampled = 240,
        MeasuredAt = new DateTimeOffset(2026, 9, 14, 8, 0, 0, TimeSpan.Zero),
    };

    public InMemoryVectorIndex Index { get; } = new();

    public FakeCatalog Catalog { get; } = new();

    public FakeAccounts Accounts { get; } = new();

    public FakeConversations Conversations { get; } = new();

    public InMemoryGoldenSetStore GoldenSets { get; } = new();

    public InMemoryAcknowledgementStore Acknowledgements { get; } = new();

    public FakeFiles Files { get; }

    public FakeAnswers Answers { get; }

    /// <summary>The model that prompts are tried out with.</summary>
    public ScriptedChatClient Model { get; } = new();

    public CapturedLog Log { get; } = new();

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => app.Services;

    public string DataFolder => folder;

    public static async Task<PortalHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var host = new PortalHost(settings);
        await Company.FillAsync(host.Catalog, host.Files);
        await host.Accounts.SaveUserAsync(new UserAccount { Id = "admin", DisplayName = "Admin", IsAdmin = true }, default);
        await host.Accounts.SaveUserAsync(new UserAccount { Id = "anna", DisplayName = "Anna", Groups = ["hr"] }, default);
        await host.Accounts.SaveUserAsync(new UserAccount { Id = "bruno", DisplayName = "Bruno", Groups = ["board"] }, default);
        foreach (var user in new[] { "admin", "anna", "bruno" })
        {
            await host.Acknowledgements.SaveAsync(new Acknowledgement(Acknowledgement.AiNotice, user, DateTimeOffset.UnixEpoch), default);
        }

        await host.app.StartAsync();
        host.Address = new Uri(host.app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()
            .Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return host;
    }

    /// <summary>A set with a question that is found first, one that is not found, and one that should be refused.</summary>
    public async Task FillGoldenSetAsync()
    {
        await GoldenSets.CreateAsync("leave", default);
        await GoldenSets.SaveAsync(
            "leave",
            [
                new GoldenQuestion { Id = "q1", Text = "How many days can be carried over?", Language = "en", Documents = [new ExpectedDocument(Company.Leave)], Answers = ["five days"] },
                new GoldenQuestion { Id = "q2", Text = "What does the board earn?", Language = "en", Documents = [new ExpectedDocument(Company.Salaries)], Answers = ["98,400"] },
                new GoldenQuestion { Id = "q3", Text = "Which salary has the janitor?", Language = "en", Answers = [] },
            ],
            default);
    }

    public Task<Uri> CreateLinkAsync(string userId) => Services.GetRequiredService<SignInLinks>().CreateAsync(Address, userId, default);

    /// <summary>A key that acts as the user.</summary>
    public async Task<string> CreateKeyAsync(string userId, params string[] scopes)
    {
        var secret = Secrets.Create();
        await Accounts.SaveKeyAsync(
            new ApiKey
            {
                Id = "key-" + userId + string.Join('-', scopes),
                Name = "test",
                SecretHash = Secrets.Hash(secret),
                UserId = userId,
                Scopes = [.. scopes],
                CreatedAt = DateTimeOffset.UnixEpoch,
            }, default);
        return secret;
    }

    /// <summary>A client without any credentials.</summary>
    public HttpClient Anonymous(CookieContainer? cookies = null) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new() }) { BaseAddress = Address };

    /// <summary>A program with a key of the user.</summary>
    public async Task<HttpClient> WithKeyAsync(string userId, params string[] scopes)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await CreateKeyAsync(userId, scopes));
        return client;
    }

    /// <summary>A browser signed in as the user, as far as HTTP goes: a cookie, and the headers of requests from the site's own pages.</summary>
    public async Task<HttpClient> SignedInAsync(string userId, CookieContainer? cookies = null)
    {
        var client = Anonymous(cookies);
        client.DefaultRequestHeaders.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        var link = await CreateLinkAsync(userId);
        var page = await client.GetStringAsync(link);
        using var form = new FormUrlEncodedContent([
            new("__RequestVerificationToken", FormToken.In(page)), new("token", link.Query["?token=".Length..])]);
        using var reply = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        Assert.Equal("/", reply.Headers.Location?.ToString());
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
