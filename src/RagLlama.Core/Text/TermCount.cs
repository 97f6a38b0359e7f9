namespace RagLlama.Text;

/// <summary>Occurrences of a term in a passage.</summary>
/// <param name="All">In title and text together.</param>
public readonly record struct TermCount(uint All, uint InTitle);
