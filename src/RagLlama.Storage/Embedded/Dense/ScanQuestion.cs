namespace RagLlama.Storage.Embedded.Dense;

/// <summary>A question's 8-bit numbers as the kernels want them. Both forms are as long as a row's stride, with 0 (128) behind the dimensions.</summary>
internal readonly unsafe struct ScanQuestion(sbyte* numbers, byte* raised)
{
    /// <summary>-127 to 127.</summary>
    public sbyte* Numbers => numbers;

    /// <summary>The same, each moved up by 128.</summary>
    public byte* Raised => raised;
}
