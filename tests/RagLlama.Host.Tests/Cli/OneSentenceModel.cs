using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RagLlama.Host.Tests.Cli;

/// <summary>An OpenAI-compatible endpoint of this machine that says one sentence to everything, and counts tokens.</summary>
internal sealed class OneSentenceModel : IAsyncDisposable
{
    private readonly WebApplication app;

    private OneSentenceModel(WebApplication app) => this.app = app;

    /// <summary>Root of its API.</summary>
    public string Address => app.Urls.First() + "/v1";

    public static async Task<OneSentenceModel> StartAsync(string sentence)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/v1/chat/completions", (HttpContext context) => ReplyAsync(context, sentence));
        await app.StartAsync();
        return new OneSentenceModel(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task ReplyAsync(HttpContext context, string sentence)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(Chunk(new { index = 0, delta = new { role = "assistant", content = sentence }, finish_reason = (string?)null }, null));
        await context.Response.WriteAsync(Chunk(new { index = 0, delta = new { }, finish_reason = (string?)"stop" }, new { prompt_tokens = 1000, completion_tokens = 20, total_tokens = 1020 }));
        await context.Response.WriteAsync("data: [DONE]\n\n");
    }

    private static string Chunk(object choice, object? usage) =>
        "data: " + JsonSerializer.Serialize(new { id = "c", @object = "chat.completion.chunk", created = 1, model = "small", choices = new[] { choice }, usage }) + "\n\n";
}
