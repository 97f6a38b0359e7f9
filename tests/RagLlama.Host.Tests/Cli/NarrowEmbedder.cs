using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RagLlama.TestKit.Fakes;

namespace RagLlama.Host.Tests.Cli;

/// <summary>
/// An OpenAI-compatible endpoint of this machine that embeds as models of the E5 family do: no two texts have a cosine below .8, whether they have to do with each
/// other or not.
/// </summary>
internal sealed class NarrowEmbedder : IAsyncDisposable
{
    private const float Common = 0.8f;

    private readonly WebApplication app;

    private NarrowEmbedder(WebApplication app) => this.app = app;

    /// <summary>Root of its API.</summary>
    public string Address => app.Urls.First() + "/v1";

    public static async Task<NarrowEmbedder> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/v1/embeddings", async (HttpContext context) =>
        {
            var asked = (await context.Request.ReadFromJsonAsync<Asked>())!;
            await context.Response.WriteAsJsonAsync(new
            {
                @object = "list",
                model = asked.Model,
                data = asked.Input.Select((text, index) => new { @object = "embedding", index, embedding = Convert.ToBase64String(MemoryMarshal.AsBytes<float>(Embed(text))) }),
                usage = new { prompt_tokens = 1, total_tokens = 1 },
            });
        });
        await app.StartAsync();
        return new NarrowEmbedder(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static float[] Embed(string text) => [MathF.Sqrt(Common), .. HashEmbedder.EmbedText(text).Select(x => x * MathF.Sqrt(1 - Common))];

    private sealed record Asked(string[] Input, string Model);
}
