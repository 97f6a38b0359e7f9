namespace RagLlama.Storage.Embedded;

/// <summary>How far the index file has come; each number only grows.</summary>
/// <param name="Sequence">Last removal or change of a passage.</param>
/// <param name="Row">Last row id given to a passage.</param>
/// <param name="Manifest">Last change of the list of segments.</param>
internal readonly record struct IndexState(long Sequence, long Row, long Manifest)
{
    public bool IsBehind(IndexState other) => Sequence < other.Sequence || Row < other.Row || Manifest < other.Manifest;
}
