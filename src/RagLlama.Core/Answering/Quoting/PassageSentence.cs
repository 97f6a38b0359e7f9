using RagLlama.Answering.Facts;
using RagLlama.Documents;
using RagLlama.Retrieval;

namespace RagLlama.Answering.Quoting;

/// <summary>A sentence of a passage, or a row of a table in it.</summary>
internal sealed record PassageSentence
{
    private IReadOnlyList<Fact>? facts;

    public required RetrievedPassage Passage { get; init; }

    /// <summary>Rank of the passage, from 0.</summary>
    public required int PassageRank { get; init; }

    /// <summary>Position among the sentences of its passage, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>Verbatim, without white space around it.</summary>
    public required string Text { get; init; }

    /// <summary>Where <see cref="Text"/> stands in the document's text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The chunk in which it begins.</summary>
    public required Chunk Chunk { get; init; }

    /// <summary>Header row of the table this is a row of; null for running text.</summary>
    public string? TableHeader { get; init; }

    /// <summary>A line that only announces what follows: a heading, or a row of headers.</summary>
    public bool IsHeading { get; init; }

    /// <summary>Of the passage it stands in, or of the document.</summary>
    public string Language => PassageSentences.LanguageOf(Chunk, Passage);

    /// <summary>Terms of the text and of its table's header.</summary>
    public required HashSet<string> Terms { get; init; }

    /// <summary>Numbers, dates and codes of the text; read when first asked for, since the relevance gate needs them for amounts only.</summary>
    public IReadOnlyList<Fact> Facts => facts ??= FactReader.Read(Text);

    /// <summary>The same place, with more or less of the text.</summary>
    public PassageSentence Over(TextSpan span, string text) => this with { Span = span, Text = text, facts = null };

    /// <summary>Stems of the amounts in the question that lie in a range this sentence gives; they count as said.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];

    /// <summary>The very word of the question, not only one of the same stem.</summary>
    public bool HasExactly(QuestionTerm term) => (term.Exact is null ? Terms.Contains(term.Stem) : Terms.Contains(term.Exact)) || Within.Contains(term.Stem);

    public bool Has(QuestionTerm term) => Terms.Contains(term.Stem) || Within.Contains(term.Stem) || (term.Exact is not null && Terms.Contains(term.Exact));
}
