using System.Net;
using RagLlama.Answering.Guards;
using RagLlama.Host.Portal.Texts;
using RagLlama.Security;
using Xunit;

namespace RagLlama.Host.Tests.Portal;

/// <summary>The notice, the marks in pages, and the page of models, without a browser.</summary>
public sealed class AiPagesTests
{
    private static readonly (string, string)[] Large = [("Inference:Chat:Provider", "openai"), ("Inference:Chat:Model", "405B")];

    public static TheoryData<string> Languages => new(TextLibrary.Languages.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_new_user_is_told_in_their_language_that_this_is_an_AI_system(string language)
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await NewcomerAsync(host);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri("/", UriKind.Relative)));

        Assert.Contains(TextLibrary.Languages[language]["notice.title"], page, StringComparison.Ordinal);
        Assert.Contains(TextLibrary.Languages[language]["notice.text"], page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("notice-title", StringComparison.Ordinal) < page.IndexOf("id=\"question\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_notice_is_accepted_once_and_for_one_user()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await NewcomerAsync(host);
        var page = await client.GetStringAsync(new Uri("/library?q=a", UriKind.Relative));

        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", FormToken.In(page)), new("returnUrl", "/library?q=a")]);
        using var reply = await client.PostAsync(new Uri("/notice/accept", UriKind.Relative), form);

        Assert.Equal("/library?q=a", reply.Headers.Location?.ToString());
        Assert.DoesNotContain("notice-title", await client.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        Assert.NotNull(await host.Acknowledgements.FindAsync(Acknowledgement.AiNotice, "carla", default));
        using var again = await NewcomerAsync(host, "dora");
        Assert.Contains("notice-title", await again.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_that_show_answers_of_a_model_say_so_to_programs()
    {
        await using var host = await PortalHost.StartAsync(("Inference:Chat:Provider", "openai"), ("Inference:Chat:Model", "8B"));
        using var client = await host.SignedInAsync("anna");

        using var reply = await client.GetAsync(new Uri("/?plain=1&q=What+does+the+model+say+of+days", UriKind.Relative));
        var page = await reply.Content.ReadAsStringAsync();

        Assert.Contains("<meta name=\"ai-disclosure\" content=\"machine-generated\"", page, StringComparison.Ordinal);
        Assert.Contains("data-ai-disclosure=\"machine-generated\"", page, StringComparison.Ordinal);
        Assert.StartsWith("mode=machine-generated", Assert.Single(reply.Headers.GetValues("AI-Disclosure")), StringComparison.Ordinal);
        await using var quotes = await PortalHost.StartAsync();
        using var reader = await quotes.SignedInAsync("anna");
        Assert.DoesNotContain("ai-disclosure\" content", await reader.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_models_is_for_admins()
    {
        await using var host = await PortalHost.StartAsync();
        using var anna = await host.SignedInAsync("anna");
        using var reply = await anna.GetAsync(new Uri("/models", UriKind.Relative));

        Assert.NotEqual(HttpStatusCode.OK, reply.StatusCode);
        Assert.DoesNotContain("/models\"", await anna.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_licence_notice_languages_context_and_training_of_every_model()
    {
        await using var host = await PortalHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        admin.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        var page = WebUtility.HtmlDecode(await admin.GetStringAsync(new Uri("/models", UriKind.Relative)));

        Assert.Contains("Built with Llama", page, StringComparison.Ordinal);
        Assert.Contains("Llama 3.1 is licensed under the Llama 3.1 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.", page, StringComparison.Ordinal);
        Assert.Contains("3.8 × 10²⁵ operations: above the line of 10²⁵ (EU AI Act, Art. 51)", page, StringComparison.Ordinal);
        Assert.Contains("7.2 × 10²³ operations: below the line", page, StringComparison.Ordinal);
        Assert.Contains("131,072 tokens", page, StringComparison.Ordinal);
        Assert.Contains("not published", page, StringComparison.Ordinal);
        Assert.Contains("No language model writes answers here", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_above_the_line_is_acknowledged_with_who_and_when()
    {
        await using var host = await PortalHost.StartAsync(Large);
        using var admin = await host.SignedInAsync("admin");
        admin.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var models = new Uri("/models", UriKind.Relative);
        var page = await admin.GetStringAsync(models);
        Assert.Contains("is configured, but not used", page, StringComparison.Ordinal);

        await PostAsync(admin, page, "llama-3.1-405b-instruct", understood: null);
        Assert.Empty(await host.Acknowledgements.ListAsync("model/llama-3.1-405b-instruct", default));
        await PostAsync(admin, page, "llama-3.1-405b-instruct", understood: "true");

        var after = await admin.GetStringAsync(models);
        Assert.Contains("Acknowledged by admin on ", after, StringComparison.Ordinal);
        Assert.DoesNotContain("is configured, but not used", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_an_admin_acknowledges_a_model_and_none_that_needs_no_acknowledgement()
    {
        await using var host = await PortalHost.StartAsync(Large);
        using var anna = await host.SignedInAsync("anna");
        using var admin = await host.SignedInAsync("admin");

        Assert.NotEqual(HttpStatusCode.Redirect, await PostAsync(anna, await anna.GetStringAsync(new Uri("/settings", UriKind.Relative)), "llama-3.1-405b-instruct", "true", "/settings"));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(admin, await admin.GetStringAsync(new Uri("/models", UriKind.Relative)), "llama-3.1-8b-instruct", "true"));
        Assert.Empty(await host.Acknowledgements.ListAsync("model/llama-3.1-405b-instruct", default));
    }

    [Fact]
    public async Task What_a_licence_wants_shown_stands_in_everybodys_settings()
    {
        await using var host = await PortalHost.StartAsync(("Inference:Chat:Provider", "openai"), ("Inference:Chat:Model", "8B"));
        using var anna = await host.SignedInAsync("anna");

        Assert.Contains("Built with Llama", await anna.GetStringAsync(new Uri("/settings", UriKind.Relative)), StringComparison.Ordinal);
    }

    private static async Task<HttpClient> NewcomerAsync(PortalHost host, string name = "carla")
    {
        await host.Accounts.SaveUserAsync(new UserAccount { Id = name, DisplayName = name }, default);
        return await host.SignedInAsync(name);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string page, string model, string? understood, string? origin = null)
    {
        var fields = new List<KeyValuePair<string, string>> { new("__RequestVerificationToken", FormToken.In(page)) };
        if (understood is not null)
        {
            fields.Add(new("understood", understood));
        }

        using var form = new FormUrlEncodedContent(fields);
        using var reply = await client.PostAsync(new Uri($"/models/{model}/acknowledge", UriKind.Relative), form);
        return reply.Headers.Location?.ToString().StartsWith("/models", StringComparison.Ordinal) == true || origin is null ? reply.StatusCode : HttpStatusCode.Forbidden;
    }
}
