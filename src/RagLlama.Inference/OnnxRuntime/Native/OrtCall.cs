using System.Globalization;
using System.Runtime.InteropServices;
using RagLlama.Inference.OnnxGenAI;

namespace RagLlama.Inference.OnnxRuntime.Native;

/// <summary>Turns the library's error objects into one exception.</summary>
internal static class OrtCall
{
    private static readonly string[] MemoryWords = ["bad_alloc", "out of memory", "failed to allocate", "cudaerrormemoryallocation", "available memory of"];

    /// <summary>For calls that see what texts became: the library's words are not repeated.</summary>
    /// <exception cref="ModelFaultException">The call failed; the message names the call, not its input.</exception>
    public static void Check(nint status, string call)
    {
        if (status != 0)
        {
            var (code, message) = Take(status);
            throw Describe(message, call, string.Create(CultureInfo.InvariantCulture, $"ONNX Runtime failed while {call} (error {code})."));
        }
    }

    /// <summary>For calls whose input is the configuration: their message is the remedy.</summary>
    public static void CheckLoading(nint status, string call)
    {
        if (status != 0)
        {
            var (_, message) = Take(status);
            throw Describe(message, call, $"ONNX Runtime failed while {call}: {message.ReplaceLineEndings(" ").Trim()}");
        }
    }

    private static (int Code, string Message) Take(nint status)
    {
        try
        {
            return (OrtApi.GetErrorCode(status), Marshal.PtrToStringUTF8(OrtApi.GetErrorMessage(status)) ?? "");
        }
        finally
        {
            OrtApi.ReleaseStatus(status);
        }
    }

    private static ModelFaultException Describe(string message, string call, string otherwise) =>
        MemoryWords.Any(w => message.Contains(w, StringComparison.OrdinalIgnoreCase)) ? new ModelFaultException(ModelFault.Memory, $"There was not enough memory while {call}.")
        : message.Contains("terminate", StringComparison.OrdinalIgnoreCase) ? new ModelFaultException(ModelFault.Terminated, $"The model was stopped while {call}.")
        : new ModelFaultException(ModelFault.Failed, otherwise);
}
