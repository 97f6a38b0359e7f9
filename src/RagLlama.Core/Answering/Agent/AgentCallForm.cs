namespace RagLlama.Answering.Agent;

/// <summary>How functions are offered to the model. Its calls are understood in both forms, whichever is set.</summary>
public enum AgentCallForm
{
    /// <summary>As tools of the chat client; results go back in the role of a tool.</summary>
    Tools,

    /// <summary>In the text of the prompt, in Llama 3.1's form, for endpoints that take no tools; results go back as messages of the user.</summary>
    Text,
}
