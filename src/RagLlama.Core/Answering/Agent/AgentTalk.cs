using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using RagLlama.Prompting;
using RagLlama.Text;

namespace RagLlama.Answering.Agent;

/// <summary>The conversation of one research, in the form the client takes calls in.</summary>
internal sealed class AgentTalk
{
    private const int MessageTokens = 8;

    private readonly AgentSetup setup;
    private readonly AgentCallForm form;
    private readonly List<ChatMessage> messages;
    private int calls;

    public AgentTalk(AgentSetup setup, AgentCallForm form, AgentTask task)
    {
        (this.setup, this.form) = (setup, form);
        messages = [.. setup.Messages];
        if (form == AgentCallForm.Text && messages.FindIndex(m => m.Role == ChatRole.User) is >= 0 and var first)
        {
            // Behind the first line, which names the code word.
            var text = messages[first].Text;
            messages[first] = new ChatMessage(ChatRole.User, text.Insert(text.IndexOf('\n', StringComparison.Ordinal) + 1, Describe(setup.Functions) + "\n"));
        }

        Options = new ChatOptions
        {
            Temperature = 0,
            MaxOutputTokens = setup.MaxReplyTokens,
            StopSequences = [.. setup.StopSequences],
            Tools = form == AgentCallForm.Tools ? [.. setup.Functions] : null,
        };
        ChatCaller.Set(Options, task.Asker.UserId, task.ConversationId);
    }

    public IReadOnlyList<ChatMessage> Messages => messages;

    public ChatOptions Options { get; }

    /// <summary>Estimated tokens of the next prompt.</summary>
    public int Tokens => messages.Sum(m => MessageTokens + m.Contents.Sum(c => TokenCounter.Count(TextOf(c))));

    public void AddPlan(string plan)
    {
        messages.Add(new ChatMessage(ChatRole.Assistant, UntrustedText.Neutralise(plan)));
        messages.Add(new ChatMessage(ChatRole.User, "Now carry out the plan. Call one function, or reply READY."));
    }

    public void AddResult(AgentCall call, string result, int left)
    {
        var rest = left == 1 ? "One call is left." : string.Create(CultureInfo.InvariantCulture, $"{left} calls are left.");
        var whole = result + "\n" + rest;
        if (form == AgentCallForm.Text)
        {
            messages.Add(new ChatMessage(ChatRole.Assistant, Write(call)));
            messages.Add(new ChatMessage(ChatRole.User, "The function returned:\n" + whole));
            return;
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"call_{++calls}");
        var arguments = call.Arguments.ToDictionary(a => a.Key, a => (object?)(a.Value.ValueKind == JsonValueKind.String ? UntrustedText.Neutralise(a.Value.GetString()!) : a.Value));
        messages.Add(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent(id, call.Name, arguments)]));
        messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(id, whole)]));
    }

    /// <summary>A reply that is no call and no last word is answered with what was expected.</summary>
    public void AddCorrection(string reply, string expected)
    {
        messages.Add(new ChatMessage(ChatRole.Assistant, UntrustedText.Neutralise(reply)));
        messages.Add(new ChatMessage(ChatRole.User, expected));
    }

    private static string Describe(IReadOnlyList<AIFunction> functions) =>
        "You can call these functions. To call one, reply with one JSON object and nothing else, in the form "
        + "{\"name\": function name, \"parameters\": dictionary of argument name and its value}. Do not use variables.\n\n"
        + string.Join('\n', functions.Select(f => JsonSerializer.Serialize(
            new { type = "function", function = new { name = f.Name, description = f.Description, parameters = f.JsonSchema } }, AgentJson.Line)));

    private static string Write(AgentCall call) =>
        UntrustedText.Neutralise(JsonSerializer.Serialize(new { name = call.Name, parameters = call.Arguments }, AgentJson.Line));

    private static string TextOf(AIContent content) => content switch
    {
        TextContent text => text.Text,
        FunctionResultContent result => result.Result as string ?? "",
        FunctionCallContent call => call.Name + string.Join(' ', call.Arguments?.Values.Select(v => v?.ToString()) ?? []),
        _ => "",
    };
}
