using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RagLlama.Prompting;

namespace RagLlama.Answering.Assisting;

/// <summary>
/// Asks a model for something small beside the answer. Nothing depends on the reply: a model that is busy, slow or down gives none, and whoever asked goes
/// on without. Replies are what a stranger wrote; callers accept them by rules of their own.
/// </summary>
internal sealed partial class ShortPrompts(IChatClient client, PromptLibrary prompts, IOptions<AnsweringOptions> options, TimeProvider time, ILogger logger)
{
    /// <summary>Nothing small is longer, whatever a model goes on to write.</summary>
    private const int MostCharacters = 4000;

    /// <summary>The model runs in this process: what it is asked beside an answer slows the answer down.</summary>
    public bool IsLocal { get; } = client.GetService<ModelIdentity>()?.IsLocal == true;

    /// <param name="values">Values of the prompt; fence and language are added.</param>
    /// <returns>The reply, made plain; null when there is none.</returns>
    public async Task<string?> AskAsync(
        string name, string? language, Dictionary<string, object?> values, ModelCalls calls, AskRequest asked, CancellationToken cancellationToken)
    {
        values["fence"] = PromptFence.Repeat(asked.Repeat?.FenceOf(name));
        if (language is not null)
        {
            values["language"] = PromptLanguage.Of(language);
        }

        var prompt = prompts.Render(name, values);
        var call = new ModelCall(client, prompt, time);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.ShortPromptSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var reply = await ReadAsync(prompt, call, asked, either.Token);
            return reply.Length == 0 ? null : reply;
        }
#pragma warning disable CA1031 // The model boundary: whatever a model throws, the answer goes on without the reply
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogNoReply(logger, name, fault.GetType().Name);
            return null;
        }
#pragma warning restore CA1031
        finally
        {
            calls.Add(call.End());
        }
    }

    /// <summary>Outside of any conversation, so that a model in process keeps what it has read of that for the next question.</summary>
    private async Task<string> ReadAsync(RenderedPrompt prompt, ModelCall call, AskRequest asked, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var settings = ChatPrompt.Settings(prompt, asked.Asker.UserId, conversationId: null, asked.Repeat?.At);
        await foreach (var update in client.GetStreamingResponseAsync(ChatPrompt.Messages(prompt), settings, cancellationToken))
        {
            call.Read(update);
            text.Append(update.Text);
            if (text.Length > MostCharacters)
            {
                return "";
            }
        }

        return AnswerTextSanitizer.Clean(UntrustedText.Neutralise(text.ToString())).Trim();
    }

    [LoggerMessage(4005, LogLevel.Debug, "No reply to the prompt '{Prompt}' ({Fault}); the answer goes on without it")]
    private static partial void LogNoReply(ILogger logger, string prompt, string fault);
}
