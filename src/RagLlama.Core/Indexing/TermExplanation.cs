namespace RagLlama.Indexing;

/// <summary>What one term added to a hit's lexical score.</summary>
/// <param name="Term">As it is indexed: stemmed, or a word as it stands after <c>=</c>.</param>
/// <param name="InText">Occurrences in the text.</param>
/// <param name="InTitle">Occurrences in title and headings.</param>
/// <param name="Chunks">Visible chunks that have the term.</param>
/// <param name="Idf">Inverse document frequency among the visible chunks.</param>
/// <param name="Contribution">Part of the lexical score, 0 to 1.</param>
public sealed record TermExplanation(string Term, int InText, int InTitle, int Chunks, double Idf, double Contribution);
