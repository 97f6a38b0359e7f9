using System.CommandLine;
using RagLlama.Answering;
using RagLlama.Host.Api.Json;
using Spectre.Console;

namespace RagLlama.Host.Cli;

/// <summary><c>ask "QUESTION"</c>: streams the answer, then its sources.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var question = new Argument<string>("question");
        var source = CommonOptions.Source();
        var user = CommonOptions.As();
        var language = new Option<string?>("--lang") { Description = "Language of the answer, such as it (default: the question's)." };
        var agent = new Option<bool>("--agent") { Description = "Research the question in steps (needs Answering:Agent:Mode)." };
        var json = CommonOptions.Json();
        var command = new Command("ask", "Answer a question from the documents.") { question, source, user, language, agent, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await CommandServices.OpenAsync(parsed, cancellationToken);
            var asker = await services.AskerAsync(parsed.GetValue(user), cancellationToken);
            var request = new AskRequest
            {
                Question = Required(parsed.GetValue(question)),
                Asker = asker,
                SourceIds = await SearchCommand.SourcesAsync(services, parsed.GetValue(source), asker, cancellationToken),
                Language = parsed.GetValue(language),
                Agent = parsed.GetValue(agent) ? true : null,
            };
            var answer = await StreamAsync(services.Get<AnswerService>(), request, print: !parsed.GetValue(json), cancellationToken);
            if (answer.Filter is { } filter)
            {
                throw new BadInputException(filter.Message);
            }

            if (parsed.GetValue(json))
            {
                JsonOutput.Write(AnswerJson.From(answer));
            }
            else
            {
                PrintSources(answer);
            }

            return ExitCode.Done;
        });
        return command;
    }

    public static string Required(string? text) =>
        string.IsNullOrWhiteSpace(text) ? throw new BadInputException("The question is empty. Put it in quotes after the verb.") : text.Trim();

    private static async Task<Answer> StreamAsync(AnswerService service, AskRequest request, bool print, CancellationToken cancellationToken)
    {
        Answer? answer = null;
        await foreach (var step in service.AskAsync(request, cancellationToken))
        {
            if (step is AnswerEvent.TextDelta(var text) && print)
            {
                AnsiConsole.Write(new Spectre.Console.Text(text));
            }
            else if (step is AnswerEvent.StepTaken(var taken) && print)
            {
                Terminal.Line($"[dim]{taken.Number}. {taken.Kind.ToString().ToLowerInvariant()} {taken.Text}[/]");
            }
            else if (step is AnswerEvent.Completed(var completed))
            {
                answer = completed;
            }
        }

        return answer ?? throw new InvalidOperationException("The answer ended without being completed.");
    }

    private static void PrintSources(Answer answer)
    {
        if (answer.Degraded)
        {
            Terminal.Line($"{Environment.NewLine}[yellow]Part of the service cannot be reached; this was made without it. ragllama doctor says which part.[/]");
        }

        if (answer.Incomplete)
        {
            Terminal.Line($"{Environment.NewLine}[yellow]The answer breaks off before its end.[/]");
        }

        if (answer.Reason is { } reason)
        {
            AnsiConsole.MarkupLine(reason switch
            {
                NoAnswerReason.NoDocuments => "There is no document you may read here yet. Index some with [bold]ragllama ingest PATH[/].",
                NoAnswerReason.Blocked => "A safety check blocked this, so it is not answered. Rephrase the question.",
                NoAnswerReason.GuardUnavailable => "The safety check cannot be reached, and nothing is answered without it. See Inference:Guards.",
                _ => "Nothing in the documents you may read answers this.",
            });
            return;
        }

        AnsiConsole.WriteLine();
        AnsiConsole.WriteLine();
        foreach (var citation in answer.Citations)
        {
            var place = string.Join(" › ", citation.Headings);
            Terminal.Line(
                $"[[{citation.Number}]] [bold]{citation.Title}[/]{(citation.Page is { } page ? $", page {page}" : "")}{(place.Length > 0 ? $" ({place})" : "")} [dim]{citation.Uri}[/]");
        }
    }
}
