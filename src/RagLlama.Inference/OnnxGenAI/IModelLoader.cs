using RagLlama.Inference.OnnxGenAI.Folder;

namespace RagLlama.Inference.OnnxGenAI;

/// <summary>The seam to whatever runs a model: ONNX Runtime GenAI in the product, a toy in tests.</summary>
internal interface IModelLoader
{
    /// <param name="folder">Files that were checked before.</param>
    /// <exception cref="ModelFaultException">The library or the model cannot be loaded, or not on the provider that was asked for.</exception>
    ILoadedModel Load(ModelFolder folder, ModelLoading loading);
}
