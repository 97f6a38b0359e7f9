using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace RagLlama.Host.Tests.Cli;

/// <summary>An OpenAI-compatible endpoint of this machine that says one sentence to everything, and counts tokens.</summary>
internal sealed class OneSentenceModel : IAsyncLifetime, IAsyncDisposable
{
    private readonly WebApplication app;

    public OneSentenceModel(string sentence)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapPost("/v1/chat/completions", async (HttpContext context) =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(Chunk(new { index = 0, delta = new { role = "assistant", content = sentence }, finish_reason = (string?)null }, null));
            await context.Response.WriteAsync(Chunk(new { index = 0, delta = new { }, finish_reason = (string?)"stop" }, new { prompt_tokens = 1000, completion_tokens = 20, total_tokens = 1020 }));
            await context.Response.WriteAsync("data: [DONE]\n\n");
        });
        app.StartAsync().GetAwaiter().GetResult();
        Address = app.Urls.First() + "/v1";
    }

    public string Address { get; }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string Chunk(object choice, object? usage) =>
        "data: " + JsonSerializer.Serialize(new { id = "c", @object = "chat.completion.chunk", created = 1, model = "small", choices = new[] { choice }, usage }) + "\n\n";
}
