using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RagLlama.Evaluation;
using RagLlama.Evaluation.Golden;
using RagLlama.Host.Evaluation;
using RagLlama.Host.Identity;
using RagLlama.Text;

namespace RagLlama.Host.Portal;

/// <summary>What the forms of the golden sets are sent to. Each ends in a redirect; a mistake goes back to the form with what was written.</summary>
internal static class QualityForms
{
    public static void MapQualityForms(this IEndpointRouteBuilder app)
    {
        var forms = app.MapForms("/quality/sets").RequireAuthorization(Policies.Session, Policies.Admin);
        forms.MapPost("", CreateAsync);
        forms.MapPost("/import", ImportAsync);
        forms.MapPost("/{name}/delete", RemoveAsync);
#pragma warning disable RDG003 // A form bound to a type is the one thing the generator leaves to run time.
        forms.MapPost("/{name}/questions", SaveAsync);
#pragma warning restore RDG003
        forms.MapPost("/{name}/questions/{id}/delete", RemoveQuestionAsync);
    }

    private static async Task<IResult> CreateAsync([FromForm] string? name, IGoldenSetStore sets, CancellationToken cancellationToken)
    {
        var trimmed = name?.Trim() ?? "";
        if (!EvaluationName.IsValid(trimmed))
        {
            return Back("/quality", ("problem", "name"));
        }

        await sets.CreateAsync(trimmed, cancellationToken);
        return TypedResults.LocalRedirect(QualityLinks.Set(trimmed));
    }

    private static async Task<IResult> ImportAsync([FromForm] string? name, IFormFile? file, IGoldenSetStore sets, CancellationToken cancellationToken)
    {
        var trimmed = name is { Length: > 0 } ? name.Trim() : Path.GetFileNameWithoutExtension(file?.FileName) ?? "";
        if (!EvaluationName.IsValid(trimmed) || file is null)
        {
            return Back("/quality", ("problem", "name"));
        }

        try
        {
            using var reader = new StreamReader(file.OpenReadStream());
            var questions = GoldenFile.Read(await reader.ReadToEndAsync(cancellationToken));
            await sets.CreateAsync(trimmed, cancellationToken);
            await sets.SaveAsync(trimmed, questions, cancellationToken);
            return TypedResults.LocalRedirect(QualityLinks.Set(trimmed));
        }
        catch (FormatException e)
        {
            return Back("/quality", ("problem", "file"), ("detail", e.Message));
        }
    }

    private static async Task<IResult> RemoveAsync(string name, IGoldenSetStore sets, CancellationToken cancellationToken)
    {
        await sets.RemoveAsync(name, cancellationToken);
        return TypedResults.LocalRedirect("/quality");
    }

    private static async Task<IResult> SaveAsync(
        string name, [FromForm] GoldenQuestionForm form, Caller caller, IGoldenSetStore sets, DocumentLookup lookup, CancellationToken cancellationToken)
    {
        var (documents, unknown) = await lookup.ReadAsync(form.Documents, caller.Asker, cancellationToken);
        var problem = string.IsNullOrWhiteSpace(form.Text) ? "text" : unknown is not null ? "document" : null;
        if (problem is not null)
        {
            return Back(
                QualityLinks.Set(name), ("problem", problem), ("detail", unknown), ("id", form.Id), ("text", form.Text), ("documents", form.Documents), ("answers", form.Answers));
        }

        var text = form.Text!.Trim();
        var question = new GoldenQuestion
        {
            Id = string.IsNullOrEmpty(form.Id) ? GoldenQuestionForm.NewId() : form.Id,
            Text = text,
            Language = string.IsNullOrEmpty(form.Language) ? LanguageDetector.Detect(text) : form.Language,
            Documents = documents,
            Answers = form.AcceptedAnswers,
        };
        return await sets.SaveAsync(name, [question], cancellationToken)
            ? TypedResults.LocalRedirect(Links.Local(form.ReturnUrl ?? QualityLinks.Set(name) + "#q-" + question.Id))
            : PortalPages.Error(StatusCodes.Status404NotFound, null);
    }

    private static async Task<IResult> RemoveQuestionAsync(string name, string id, IGoldenSetStore sets, CancellationToken cancellationToken)
    {
        await sets.RemoveQuestionAsync(name, id, cancellationToken);
        return TypedResults.LocalRedirect(QualityLinks.Set(name));
    }

    private static RedirectHttpResult Back(string path, params (string Name, string? Value)[] query)
    {
        const int longest = 1500;
        var kept = query.Where(q => !string.IsNullOrEmpty(q.Value)).Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!.Length > longest ? q.Value[..longest] : q.Value)}");
        return TypedResults.LocalRedirect($"{path}?{string.Join('&', kept)}#add");
    }
}
