namespace RagLlama.Answering.Agent;

/// <summary>Which questions are researched in steps.</summary>
public enum AgentMode
{
    /// <summary>None, whoever asks for it.</summary>
    Off,

    /// <summary>Those that ask for it.</summary>
    OnRequest,

    /// <summary>All but those that ask not to.</summary>
    Always,
}
