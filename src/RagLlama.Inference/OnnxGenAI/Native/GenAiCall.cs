using System.Runtime.InteropServices;

namespace RagLlama.Inference.OnnxGenAI.Native;

/// <summary>Turns the library's error objects into one exception. What the library says may quote a prompt or a template, so only known parts of it are repeated.</summary>
internal static class GenAiCall
{
    private static readonly string[] MemoryWords = ["bad_alloc", "out of memory", "failed to allocate", "cudaerrormemoryallocation", "available memory of"];

    /// <exception cref="ModelFaultException">The call failed; the message names the call, not its input.</exception>
    public static void Check(nint result, string call)
    {
        if (result != 0)
        {
            throw Describe(Take(result), call);
        }
    }

    /// <summary>For calls whose input is the configuration: their message is the remedy.</summary>
    public static void CheckLoading(nint result, string call)
    {
        if (result != 0)
        {
            var message = Take(result);
            throw IsMemory(message) ? Describe(message, call) : new ModelFaultException(ModelFault.Failed, $"ONNX Runtime GenAI failed while {call}: {message.ReplaceLineEndings(" ").Trim()}");
        }
    }

    /// <summary>Checks and counts an object that was just made.</summary>
    public static T Made<T>(nint result, T handle, string call)
        where T : GenAiHandle
    {
        Check(result, call);
        GenAiHandle.Opened();
        return handle;
    }

    public static T Loaded<T>(nint result, T handle, string call)
        where T : GenAiHandle
    {
        CheckLoading(result, call);
        GenAiHandle.Opened();
        return handle;
    }

    /// <summary>A text the caller has to give back.</summary>
    public static string TakeText(nint text)
    {
        try
        {
            return Marshal.PtrToStringUTF8(text) ?? "";
        }
        finally
        {
            GenAiApi.DestroyString(text);
        }
    }

    private static string Take(nint result)
    {
        try
        {
            return Marshal.PtrToStringUTF8(GenAiApi.ResultGetError(result)) ?? "";
        }
        finally
        {
            GenAiApi.DestroyResult(result);
        }
    }

    private static ModelFaultException Describe(string message, string call) => IsMemory(message)
        ? new ModelFaultException(ModelFault.Memory, $"There was not enough memory while {call}.")
        : message.Contains("terminate", StringComparison.OrdinalIgnoreCase) ? new ModelFaultException(ModelFault.Terminated, $"The model was stopped while {call}.")
        : new ModelFaultException(ModelFault.Failed, $"ONNX Runtime GenAI failed while {call}.");

    private static bool IsMemory(string message) => MemoryWords.Any(w => message.Contains(w, StringComparison.OrdinalIgnoreCase));
}
