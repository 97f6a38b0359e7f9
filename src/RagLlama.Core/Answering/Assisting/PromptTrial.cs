using Microsoft.Extensions.AI;
using RagLlama.Prompting;

namespace RagLlama.Answering.Assisting;

/// <summary>Tries a prompt out on one case: renders it, looks at what was rendered, and asks the model that is configured, if any. Nothing is stored.</summary>
public sealed class PromptTrial(PromptLibrary prompts, TimeProvider time, IChatClient? client = null)
{
    private const int LongestReply = 20_000;

    public bool HasModel => client is not null;

    /// <exception cref="ArgumentException">There is no such prompt, or its variables are not those of the case.</exception>
    public RenderedPrompt Render(string name, PromptCase @case) => prompts.Render(name, PromptValues.Of(prompts.Get(name), @case.Language, @case.Values));

    /// <param name="ask">Whether the model is asked; without one, only the rendering is looked at.</param>
    /// <exception cref="ArgumentException">There is no such prompt, or its variables are not those of the case.</exception>
    public async Task<PromptTrialResult> RunAsync(string name, PromptCase @case, bool ask, string? userId, CancellationToken cancellationToken)
    {
        var problems = PromptRenderCheck.Problems(prompts, name, @case);
        var rendered = Render(name, @case);
        if (!ask || client is null)
        {
            return new PromptTrialResult(rendered, problems);
        }

        var call = new ModelCall(client, rendered, time);
        try
        {
            var reply = await ReadAsync(client, rendered, call, userId, cancellationToken);
            return new PromptTrialResult(rendered, problems) { Reply = reply, ReplyProblems = PromptReplyCheck.Problems(@case, reply), Call = call.End() };
        }
#pragma warning disable CA1031 // The model boundary: whatever a model throws is what came of the trial
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            return new PromptTrialResult(rendered, problems) { Fault = fault.Message, Call = call.End() };
        }
#pragma warning restore CA1031
    }

    private static async Task<string> ReadAsync(IChatClient client, RenderedPrompt rendered, ModelCall call, string? userId, CancellationToken cancellationToken)
    {
        var reply = new System.Text.StringBuilder();
        await foreach (var update in client.GetStreamingResponseAsync(ChatPrompt.Messages(rendered), ChatPrompt.Settings(rendered, userId, conversationId: null), cancellationToken))
        {
            call.Read(update);
            reply.Append(update.Text);
            if (reply.Length > LongestReply)
            {
                break;
            }
        }

        return reply.ToString().Trim();
    }
}
