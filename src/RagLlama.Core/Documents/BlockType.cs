namespace RagLlama.Documents;

public enum BlockType
{
    Heading,
    Paragraph,
    List,
    Table,
    Code,
    Caption,

    /// <summary>Speaker notes, footnotes, comments: part of the document, beside its main text.</summary>
    Note,
}
