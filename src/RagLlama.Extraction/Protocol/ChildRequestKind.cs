namespace RagLlama.Extraction.Protocol;

internal enum ChildRequestKind
{
    Extract,
    Render,
    Status,

    /// <summary>Misbehaves on purpose, so that containment can be proven: see <see cref="ProbeKind"/>.</summary>
    Probe,
}
