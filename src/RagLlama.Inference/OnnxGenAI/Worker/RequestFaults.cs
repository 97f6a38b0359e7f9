using Microsoft.Extensions.Logging;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxGenAI.Worker;

/// <summary>What an asker is told when an answer fails: one kind of exception, with a remedy and without any text of the prompt.</summary>
internal static partial class RequestFaults
{
    public static Exception Translate(GenerationRequest request, Exception fault, string section, ILogger logger)
    {
        if (request.IsCancelled || fault is OperationCanceledException)
        {
            return new OperationCanceledException();
        }

        if (fault is InferenceException)
        {
            return fault;
        }

        LogFailed(logger, fault.GetType().Name, fault is ModelFaultException ? fault.Message : "");
        return fault switch
        {
            ModelFaultException { Fault: ModelFault.Memory } => new InferenceException($"{fault.Message} Lower {section}:Onnx:KvMemoryMegabytes or {section}:MaxLength."),
            ModelFaultException => new InferenceException(fault.Message),
            _ => new InferenceException($"The model in process failed ({fault.GetType().Name}); see the log."),
        };
    }

    [LoggerMessage(5011, LogLevel.Warning, "An answer of the model in process failed ({Kind}): {Detail}")]
    private static partial void LogFailed(ILogger logger, string kind, string detail);
}
