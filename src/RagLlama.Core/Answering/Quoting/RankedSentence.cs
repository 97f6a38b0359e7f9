namespace RagLlama.Answering.Quoting;

/// <param name="Coverage">Share of the question's words that the sentence has, 0 to 1, rare words counting more.</param>
internal sealed record RankedSentence(PassageSentence Sentence, double Score, double Coverage);
