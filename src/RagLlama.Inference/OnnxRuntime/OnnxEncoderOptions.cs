using System.Globalization;

namespace RagLlama.Inference.OnnxRuntime;

/// <summary>How a small model is run in process: sections <c>Inference:Embeddings:Onnx</c>, <c>Inference:Reranker:Onnx</c> and <c>Inference:Guards:PromptGuard:Onnx</c>.</summary>
public sealed class OnnxEncoderOptions
{
    /// <summary><c>cpu</c> or <c>cuda</c>. When it is not available the service does not start; another one is never taken in its place. Default cpu.</summary>
    public string ExecutionProvider { get; set; } = "cpu";

    /// <summary>Threads of the cpu provider, 1 to 1024; null leaves it to the runtime. Default null.</summary>
    public int? Threads { get; set; }

    /// <summary>Most tokens that go through the model at once, padding included, 512 to 1048576: its memory grows with them. Default 8192.</summary>
    public int BatchTokens { get; set; } = 8192;

    /// <summary>Most requests waiting or being computed, 1 to 10000; one more is refused. Default 256.</summary>
    public int MaxQueued { get; set; } = 256;

    /// <summary>Compute the SHA-256 of every model file at each start, also where the folder has a record of them. Default false.</summary>
    public bool VerifyHashes { get; set; }

    /// <param name="section">Where these options stand, such as <c>Inference:Embeddings:Onnx</c>.</param>
    /// <exception cref="ArgumentException">A value is out of range; the message names the configuration key.</exception>
    public void Check(string section)
    {
        if (ExecutionProvider is not ("cuda" or "cpu"))
        {
            throw new ArgumentException($"{section}:ExecutionProvider is '{ExecutionProvider}'; expected cpu or cuda.");
        }

        Range(section, nameof(Threads), Threads ?? 1, 1, 1024);
        Range(section, nameof(BatchTokens), BatchTokens, 512, 1 << 20);
        Range(section, nameof(MaxQueued), MaxQueued, 1, 10_000);
    }

    private static void Range(string section, string name, long value, long least, long most)
    {
        if (value < least || value > most)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{section}:{name} is {value}; expected {least} to {most}."));
        }
    }
}
