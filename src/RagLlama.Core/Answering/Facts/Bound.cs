namespace RagLlama.Answering.Facts;

internal enum Bound
{
    None,

    /// <summary>At most, until, before, within.</summary>
    Upper,

    /// <summary>At least, from, after, more than.</summary>
    Lower,
}
