using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using RagLlama.Answering.Guards;
using RagLlama.Inference.OpenAi;
using RagLlama.Prompting;

namespace RagLlama.Inference.Guards;

/// <summary>
/// Llama Guard 3 over a chat client. It answers <c>safe</c>, or <c>unsafe</c> and on the next line the codes of the categories; anything else is no
/// verdict. What it judges is untrusted: control tokens are broken, so that a text cannot end the conversation it is judged in.
/// </summary>
internal sealed partial class LlamaGuard(IChatClient client, PromptLibrary prompts, LlamaGuardOptions options) : IContentGuard, IDisposable
{
    private const int MostTokens = 32;

    private readonly IReadOnlyList<(string Code, string Name)> categories = LlamaGuardCategories.Parse(options.Categories);

    public string Name => "llama-guard";

    public GuardTargets Targets => options.Answers ? GuardTargets.Question | GuardTargets.Answer : GuardTargets.Question;

    public bool FailsClosed => options.OnFailure == GuardFailure.Closed;

    public async Task<GuardVerdict> CheckAsync(GuardedText text, CancellationToken cancellationToken)
    {
        var settings = new ChatOptions { Temperature = 0, MaxOutputTokens = MostTokens };
        var reply = await client.GetResponseAsync(options.Form == LlamaGuardForm.Endpoint ? Conversation(text) : Prompt(text), settings, cancellationToken);
        return Read(reply.Text);
    }

    public void Dispose() => client.Dispose();

    private static List<ChatMessage> Conversation(GuardedText text) => text.Target == GuardTargets.Answer
        ? [new(ChatRole.User, UntrustedText.Neutralise(text.Question ?? "")), new(ChatRole.Assistant, UntrustedText.Neutralise(text.Text))]
        : [new(ChatRole.User, UntrustedText.Neutralise(text.Text))];

    private List<ChatMessage> Prompt(GuardedText text)
    {
        var isAnswer = text.Target == GuardTargets.Answer;
        var prompt = prompts.Render("guard", new Dictionary<string, object?>
        {
            ["role"] = new TrustedText(isAnswer ? "Agent" : "User"),
            ["categories"] = categories.Select(c => (object?)new Dictionary<string, object?> { ["code"] = new TrustedText(c.Code), ["name"] = new TrustedText(c.Name) }).ToList(),
            ["question"] = Unframed(isAnswer ? text.Question ?? "" : text.Text),
            ["answer"] = isAnswer ? Unframed(text.Text) : null,
        });
        return [.. prompt.Messages.Select(m => new ChatMessage(new ChatRole(m.Role), m.Text))];
    }

    /// <summary>The lines that frame the conversation are plain words, which a text could use to end it.</summary>
    private static string Unframed(string text) => Frames().Replace(text, "( $1");

    private GuardVerdict Read(string reply)
    {
        var lines = reply.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines is ["safe"])
        {
            return GuardVerdict.Safe;
        }

        if (lines is not ["unsafe", var codes, ..] || !Codes().IsMatch(codes))
        {
            throw new InferenceException($"The guard gave no verdict in the form of Llama Guard. Check {LlamaGuardOptions.Section}:Model and {LlamaGuardOptions.Section}:Form.");
        }

        var named = codes.Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        var counted = categories.Select(c => c.Code).Where(named.Contains).ToList();
        return counted.Count == 0 ? GuardVerdict.Safe : new GuardVerdict(counted);
    }

    [GeneratedRegex(@"^S\d{1,2}(\s*,\s*S\d{1,2})*$")]
    private static partial Regex Codes();

    [GeneratedRegex(@"<\s*(BEGIN|END)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Frames();
}
