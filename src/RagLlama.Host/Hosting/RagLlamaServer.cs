using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using RagLlama.Host.Api;
using RagLlama.Host.Identity;
using RagLlama.Host.Portal;
using RagLlama.Host.Workers;
using RagLlama.Inference;
using RagLlama.Security;

namespace RagLlama.Host.Hosting;

/// <summary>The running service: web, workers, or both.</summary>
internal static class RagLlamaServer
{
    public static async Task RunAsync(
        RagLlamaSettings settings, IConfiguration configuration, string urls, string role, LogLevel least, CancellationToken cancellationToken)
    {
        await using var app = Build(settings, configuration, urls, role, least);
        await Startup.OpenAsync(app.Services, cancellationToken);
        await app.StartAsync(cancellationToken);
        if (role != "worker")
        {
            await AnnounceAsync(app, cancellationToken);
        }

        if (role != "web")
        {
            await app.Services.GetRequiredService<SampleCompany>().OfferAsync(cancellationToken);
        }

        await app.WaitForShutdownAsync(cancellationToken);
    }

    public static WebApplication Build(RagLlamaSettings settings, IConfiguration configuration, string urls, string role, LogLevel least)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.AddStandardErrorLog(configuration, least);
        builder.Services.AddRagLlama(settings);
        builder.Services.AddSingleton<IHostedService>(p => new ModelStartup(p.GetServices<LocalModel>().Where(m => role != "worker" || m.IsForIngestion), p));
        if (role != "web")
        {
            builder.Services.AddHostedService<IngestionWorker>();
        }

        if (role == "worker")
        {
            builder.WebHost.UseServer(new NoServer());
            return builder.Build();
        }

        builder.WebHost.UseKestrelCore().UseUrls(urls.Split(';')).ConfigureKestrel(kestrel => kestrel.Configure(configuration.GetSection("Kestrel")));
        builder.Services.AddRouting();
        builder.Services.AddHostFiltering(o => o.AllowedHosts = [.. (configuration["AllowedHosts"] ?? "localhost;127.0.0.1;[::1]").Split(';')]);
        builder.Services.AddHostedService<WarmUp>();
        builder.Services.AddIdentity(builder.Configuration, settings.Data);
        builder.Services.AddApi(builder.Configuration);
        builder.Services.AddSingleton<IExampleQuestions, SampleQuestions>();
        builder.Services.AddSingleton(new ResearchChoice(settings.Answering.Agent.Mode));
        builder.Services.AddPortal();
        var app = builder.Build();
        app.UseHostFiltering();
        app.UseWebDoors();
        app.MapApi();
        app.MapPortal();
        return app;
    }

    /// <summary>The sign-in link goes to standard output, where the person who started the service reads it; never into a log.</summary>
    private static async Task AnnounceAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        foreach (var address in addresses)
        {
            var reachable = Reachable(address);
            var link = await app.Services.GetRequiredService<SignInLinks>().CreateAsync(reachable, LocalAdmin.UserId, cancellationToken);
            await Console.Out.WriteLineAsync($"RagLlama is ready at {reachable}");
            await Console.Out.WriteLineAsync($"Sign in (the link works once): {link}");
        }

        await Console.Out.FlushAsync(cancellationToken);
    }

    /// <summary>An address that means "everywhere" is no address a browser can open.</summary>
    private static Uri Reachable(string address)
    {
        var uri = BindingAddress.Parse(address);
        return new Uri($"{uri.Scheme}://{(uri.Host is "0.0.0.0" or "[::]" or "+" or "*" ? "127.0.0.1" : uri.Host)}:{uri.Port}");
    }
}
