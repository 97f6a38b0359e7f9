namespace RagLlama.Indexing;

public enum SearchMode
{
    Hybrid,
    Lexical,
    Dense,
}
