namespace RagLlama.Answering.Agent;

/// <summary>Configuration section <c>Answering:Agent</c>: questions that need several searches, one after the other.</summary>
public sealed class AgentOptions
{
    public const string Section = "Answering:Agent";

    /// <summary>Orchestrator of every build.</summary>
    public const string BuiltIn = "builtin";

    /// <summary>Orchestrator of the full stack.</summary>
    public const string SemanticKernel = "semantic-kernel";

    /// <summary><c>off</c>, <c>onrequest</c> (questions that ask for it) or <c>always</c>. Needs a model. Default off.</summary>
    public AgentMode Mode { get; set; } = AgentMode.Off;

    /// <summary>Who renders the prompt and holds the functions: <c>builtin</c>, or <c>semantic-kernel</c> in a build of the full stack. Default builtin.</summary>
    public string Orchestrator { get; set; } = BuiltIn;

    /// <summary>How functions are offered: <c>tools</c>, or <c>text</c> for endpoints that take no tools. Default tools.</summary>
    public AgentCallForm Calls { get; set; } = AgentCallForm.Tools;

    /// <summary>Most function calls for one question, 1 to 20. Default 6.</summary>
    public int MaxSteps { get; set; } = 6;

    /// <summary>Most tokens the model reads and writes while it researches one question, over all its calls, 1000 to 1000000. Default 32000.</summary>
    public int MaxTokens { get; set; } = 32_000;

    /// <summary>Most seconds of research for one question, 5 to 600. Default 60.</summary>
    public int MaxSeconds { get; set; } = 60;

    /// <summary>Most tokens of what one call returns, 200 to 8000. Default 1000.</summary>
    public int ResultTokens { get; set; } = 1000;
}
