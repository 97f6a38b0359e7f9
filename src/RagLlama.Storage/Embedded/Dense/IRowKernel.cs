using System.Runtime.Intrinsics;

namespace RagLlama.Storage.Embedded.Dense;

/// <summary>Exact dot products of a question with four rows at once. A struct without fields, so that the scan is compiled for each kernel.</summary>
internal unsafe interface IRowKernel
{
    static abstract bool IsSupported { get; }

    /// <summary>Whether the question is taken moved up by 128, so that each product has <see cref="RowBlock.Excess"/> too much.</summary>
    static abstract bool RaisesQuestion { get; }

    /// <param name="stride">Numbers in a row: a multiple of 64.</param>
    static abstract Vector128<int> Dot4(ScanQuestion question, sbyte* first, sbyte* second, sbyte* third, sbyte* fourth, int stride);
}
