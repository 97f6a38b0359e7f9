namespace RagLlama.Evaluation;

/// <summary>A difference between two runs over the same questions, and how sure it is.</summary>
/// <param name="Questions">Questions measured in both runs.</param>
/// <param name="Difference">Mean of after minus before.</param>
/// <param name="Low">Lower end of the 95 % interval of the difference.</param>
/// <param name="High">Upper end.</param>
/// <param name="P">Two-sided: how often chance alone would give a difference as great, 0 to 1.</param>
public sealed record BootstrapResult(int Questions, double Before, double After, double Difference, double Low, double High, double P)
{
    /// <summary>The 95 % interval does not hold zero.</summary>
    public bool IsSignificant => Low > 0 || High < 0;
}
