using System.Globalization;

namespace RagLlama.Inference.OnnxGenAI;

/// <summary>
/// Configuration section <c>Inference:Chat:Onnx</c>: how the model in process is run. The model itself is <c>Inference:Chat:ModelPath</c>.
/// <c>Inference:Guards:LlamaGuard:Onnx</c> says the same of Llama Guard.
/// </summary>
public sealed class OnnxChatOptions
{
    public const string Section = "Inference:Chat:Onnx";

    /// <summary><c>cuda</c> or <c>cpu</c>. When it is not available the service does not start; another one is never taken in its place. Default cuda.</summary>
    public string ExecutionProvider { get; set; } = "cuda";

    /// <summary>
    /// Folder of the libraries onnxruntime-genai and onnxruntime, also for embedder, reranker and guards in process; null looks beside the application.
    /// A process loads them once. Default null.
    /// </summary>
    public string? NativeFolder { get; set; }

    /// <summary>Memory in MiB for the keys and values of all answers being written; 64 to 4194304. Default 4096: 32,768 tokens of Llama 3.1 8B.</summary>
    public int KvMemoryMegabytes { get; set; } = 4096;

    /// <summary>Most answers written at the same time, 1 to 256; more wait. Default 8.</summary>
    public int Parallel { get; set; } = 8;

    /// <summary>Most questions waiting or being answered, 1 to 10000; one more is refused with 429. Default 64.</summary>
    public int MaxQueued { get; set; } = 64;

    /// <summary>Most questions of one user waiting or being answered, 1 to 1000; one more is refused with 429. Default 4.</summary>
    public int MaxQueuedPerUser { get; set; } = 4;

    /// <summary>Seconds for which a conversation's beginning is kept in memory, so that its next question need not be read again; 0 to 86400. Default 300.</summary>
    public int KeepSeconds { get; set; } = 300;

    /// <summary>Tokens of a prompt read at once, 16 to 8192: between two parts the other answers go on. Default 512.</summary>
    public int PrefillTokens { get; set; } = 512;

    /// <summary>Threads of the cpu provider, 1 to 1024; null leaves it to the runtime. Default null.</summary>
    public int? Threads { get; set; }

    /// <summary>Folder of LoRA adapters, files NAME.onnx_adapter; null for none. Default null.</summary>
    public string? AdaptersFolder { get; set; }

    /// <summary>Name of the adapter that everything is written with; null uses the model as it is. Default null.</summary>
    public string? Adapter { get; set; }

    /// <summary>Compute the SHA-256 of every model file at each start instead of comparing sizes. Takes a second for each GB or so. Default false.</summary>
    public bool VerifyHashes { get; set; }

    /// <param name="section">Where these options stand.</param>
    /// <exception cref="ArgumentException">A value is out of range; the message names the configuration key.</exception>
    public void Check(string section = Section)
    {
        if (ExecutionProvider is not ("cuda" or "cpu"))
        {
            throw new ArgumentException($"{section}:ExecutionProvider is '{ExecutionProvider}'; expected cuda or cpu.");
        }

        Range(section, nameof(KvMemoryMegabytes), KvMemoryMegabytes, 64, 4_194_304);
        Range(section, nameof(Parallel), Parallel, 1, 256);
        Range(section, nameof(MaxQueued), MaxQueued, 1, 10_000);
        Range(section, nameof(MaxQueuedPerUser), MaxQueuedPerUser, 1, 1000);
        Range(section, nameof(KeepSeconds), KeepSeconds, 0, 86_400);
        Range(section, nameof(PrefillTokens), PrefillTokens, 16, 8192);
        Range(section, nameof(Threads), Threads ?? 1, 1, 1024);
    }

    private static void Range(string section, string name, long value, long least, long most)
    {
        if (value < least || value > most)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{section}:{name} is {value}; expected {least} to {most}."));
        }
    }
}
