using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace RagLlama.Answering.Agent;

/// <summary>Carries out a model's call. What the model did wrong is told to it; what failed underneath is not.</summary>
internal sealed partial class AgentCaller(IReadOnlyList<AIFunction> functions, AgentFunctions state, ILogger logger)
{
    public static AgentOutcome Mistaken(string name) => new(AgentStepKind.Mistake, name, 0, []);

    public async Task<(AgentOutcome Outcome, string Result)> CallAsync(AgentCall call, CancellationToken cancellationToken)
    {
        var function = functions.FirstOrDefault(f => string.Equals(f.Name, call.Name, StringComparison.OrdinalIgnoreCase));
        if (function is null)
        {
            return (Mistaken(call.Name), $"There is no such function. There are: {string.Join(", ", functions.Select(f => f.Name))}.");
        }

        state.Outcome = null;
        try
        {
            var arguments = new AIFunctionArguments(call.Arguments.ToDictionary(a => a.Key, a => (object?)a.Value));
            var result = await function.InvokeAsync(arguments, cancellationToken);
            return (state.Outcome is { Kind: not AgentStepKind.Mistake } outcome ? outcome : Mistaken(function.Name), TextOf(result));
        }
        catch (Exception fault) when (state.Outcome is null && fault is ArgumentException or JsonException or FormatException or InvalidOperationException or NotSupportedException)
        {
            return (Mistaken(function.Name), $"The arguments were not right. They follow this schema: {function.JsonSchema.GetRawText()}");
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, fault, function.Name);
            return (Mistaken(function.Name), "The function failed. Go on without it.");
        }
    }

    private static string TextOf(object? result) => result switch
    {
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString()!,
        null => "",
        _ => result.ToString() ?? "",
    };

    [LoggerMessage(4012, LogLevel.Error, "The function {Function} failed while a question was researched")]
    private static partial void LogFailed(ILogger logger, Exception fault, string function);
}
