using System.Text;
using Microsoft.Extensions.AI;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxGenAI.Prompts;

/// <summary>What a reply has to be beyond text: a call of a function, or JSON. Text that may be a call is held back until it is known.</summary>
internal sealed class ReplyForm(ChatOptions? options)
{
    private readonly bool hasTools = LlamaTools.AreOffered(options);
    private readonly ChatResponseFormatJson? json = options?.ResponseFormat as ChatResponseFormatJson;
    private readonly StringBuilder whole = new();
    private bool isText = !LlamaTools.AreOffered(options);

    /// <returns>Text to show now.</returns>
    public string Push(string text)
    {
        if (hasTools || json is not null)
        {
            whole.Append(text);
        }

        if (isText)
        {
            return text;
        }

        var begun = whole.ToString();
        isText = !LlamaTools.MayBeCall(begun);
        return isText ? begun : "";
    }

    /// <summary>Ends the reply: a call, or the text that was held back in vain.</summary>
    /// <exception cref="InferenceException">JSON was asked for and something else came.</exception>
    public (FunctionCallContent? Call, string Text) Finish()
    {
        if (!isText)
        {
            var text = whole.ToString();
            return LlamaTools.Parse(text, options) is { } call ? (call, "") : (null, text);
        }

        if (json is not null && JsonReply.FindFault(whole.ToString(), json.Schema) is { } fault)
        {
            throw new InferenceException($"The model did not keep to the JSON that was asked for: {fault}. Raise the output tokens, or simplify the schema.");
        }

        return (null, "");
    }
}
