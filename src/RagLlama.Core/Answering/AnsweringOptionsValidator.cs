using System.Globalization;
using Microsoft.Extensions.Options;
using RagLlama.Answering.Agent;

namespace RagLlama.Answering;

internal sealed class AnsweringOptionsValidator : IValidateOptions<AnsweringOptions>
{
    public ValidateOptionsResult Validate(string? name, AnsweringOptions options)
    {
        var failures = new List<string>();
        Check(failures, Enum.IsDefined(options.Unsupported), nameof(options.Unsupported), options.Unsupported, "mark, strike or refuse");
        Check(failures, options.Passages is >= 1 and <= 20, nameof(options.Passages), options.Passages, "1 to 20");
        Check(failures, options.ContextTokens is >= 200 and <= 100_000, nameof(options.ContextTokens), options.ContextTokens, "200 to 100000");
        Check(failures, options.RelevanceThreshold is >= 0 and <= 1, nameof(options.RelevanceThreshold), options.RelevanceThreshold, "0 to 1");
        Check(failures, options.CrossLanguageCosine is >= -1 and <= 1, nameof(options.CrossLanguageCosine), options.CrossLanguageCosine, "-1 to 1");
        Check(failures, options.CrossLanguageThreshold is >= 0 and <= 1, nameof(options.CrossLanguageThreshold), options.CrossLanguageThreshold, "0 to 1");
        CheckAgent(failures, options.Agent);
        Check(failures, options.Suggestions is >= 0 and <= 3, nameof(options.Suggestions), options.Suggestions, "0 to 3");
        Check(failures, options.ShortPromptSeconds is >= 1 and <= 120, nameof(options.ShortPromptSeconds), options.ShortPromptSeconds, "1 to 120");
        Check(failures, options.ExtrasSeconds is >= 0 and <= 120, nameof(options.ExtrasSeconds), options.ExtrasSeconds, "0 to 120");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void CheckAgent(List<string> failures, AgentOptions agent)
    {
        Check(failures, Enum.IsDefined(agent.Mode), "Agent:Mode", agent.Mode, "off, onrequest or always");
        Check(failures, Enum.IsDefined(agent.Calls), "Agent:Calls", agent.Calls, "tools or text");
        Check(failures, agent.Orchestrator is AgentOptions.BuiltIn or AgentOptions.SemanticKernel, "Agent:Orchestrator", agent.Orchestrator, $"{AgentOptions.BuiltIn} or {AgentOptions.SemanticKernel}");
        Check(failures, agent.MaxSteps is >= 1 and <= 20, "Agent:MaxSteps", agent.MaxSteps, "1 to 20");
        Check(failures, agent.MaxTokens is >= 1000 and <= 1_000_000, "Agent:MaxTokens", agent.MaxTokens, "1000 to 1000000");
        Check(failures, agent.MaxSeconds is >= 5 and <= 600, "Agent:MaxSeconds", agent.MaxSeconds, "5 to 600");
        Check(failures, agent.ResultTokens is >= 200 and <= 8000, "Agent:ResultTokens", agent.ResultTokens, "200 to 8000");
    }

    private static void Check(List<string> failures, bool isValid, string key, object value, string range)
    {
        if (!isValid)
        {
            failures.Add(string.Create(CultureInfo.InvariantCulture, $"{AnsweringOptions.Section}:{key} is {value}; it must be {range}."));
        }
    }
}
