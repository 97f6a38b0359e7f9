using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OnnxRuntime.Folder;

namespace RagLlama.Inference.OnnxRuntime;

/// <summary>The seam to whatever runs an encoder.</summary>
internal interface IEncoderLoader
{
    /// <param name="folder">Files that were checked before.</param>
    /// <exception cref="ModelFaultException">The library or the model cannot be loaded, or not on the provider that was asked for.</exception>
    IEncoderSession Load(EncoderFolder folder, OnnxEncoderOptions options);
}
