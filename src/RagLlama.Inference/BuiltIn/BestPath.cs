namespace RagLlama.Inference.BuiltIn;

/// <summary>The best way to cut a word up to some place.</summary>
/// <param name="Start">Where its last piece starts; -1 while there is none.</param>
/// <param name="Score">Sum of log probabilities.</param>
/// <param name="Second">The score of the next best way that ends here.</param>
internal readonly record struct BestPath(int Start, int Piece, float Score, float Second)
{
    public static readonly BestPath None = new(-1, 0, float.NegativeInfinity, float.NegativeInfinity);
}
