namespace RagLlama.Answering.Agent;

public enum AgentStepKind
{
    /// <summary>What has to be found out.</summary>
    Plan,

    /// <summary>Passages were looked for.</summary>
    Search,

    /// <summary>Part of a document was read.</summary>
    Read,

    /// <summary>The sources were listed.</summary>
    Sources,

    /// <summary>The model called what is not there, wrongly, or again.</summary>
    Mistake,

    /// <summary>The model found what it needs.</summary>
    Ready,

    /// <summary>A limit ended the research: <see cref="AgentStep.Text"/> says which.</summary>
    Stopped,
}
