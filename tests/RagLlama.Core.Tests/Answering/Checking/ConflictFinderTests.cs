using RagLlama.Answering;
using RagLlama.Answering.Checking;
using RagLlama.Answering.Quoting;
using RagLlama.Retrieval;
using Xunit;

namespace RagLlama.Core.Tests.Answering.Checking;

public sealed class ConflictFinderTests
{
    [Fact]
    public void Says_that_a_newer_document_gives_another_value()
    {
        var conflict = Assert.Single(Find(("Leave policy 2025", "Employees may carry over up to three unused days of leave."), ("Leave policy 2026", "Employees may carry over up to five unused days of leave.")));

        Assert.True(conflict.IsSuperseded);
        Assert.Equal(("three unused days", "five unused days"), (conflict.Cited.Value, conflict.Other.Value));
        Assert.Equal("Note: “Leave policy 2026” (2026) is newer and says five unused days instead of three unused days.", ConflictNote.Of(conflict, "en"));
    }

    [Fact]
    public void Says_that_two_documents_of_unknown_age_disagree()
    {
        var conflict = Assert.Single(Find(("Handbook", "The probation period is six months for all employees."), ("Contract terms", "The probation period is three months for all employees.")));

        Assert.False(conflict.IsSuperseded);
        Assert.StartsWith("Achtung: Die Quellen widersprechen sich", ConflictNote.Of(conflict, "de"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The hotel limit in Berlin is 135 euros per night.", "The hotel limit in Hamburg is 138 euros per night.")]
    [InlineData("Pump LP-120 weighs 86 kg when it is dry.", "Pump LP-220 weighs 74 kg when it is dry.")]
    [InlineData("The desk is open on Mondays from 9:00 to 12:00.", "The desk is open on Fridays from 9:00 to 11:00.")]
    [InlineData("The probation period is six months for all employees.", "The probation period is six months for all employees.")]
    [InlineData("The probation period is six months for all employees.", "The canteen serves lunch for 7 euros.")]
    public void Sees_no_conflict_where_the_same_or_something_else_is_said(string cited, string other) => Assert.Empty(Find(("A", cited), ("B", other)));

    private static IReadOnlyList<SourceConflict> Find((string Title, string Text) cited, (string Title, string Text) other)
    {
        RetrievedPassage[] passages = [TestPassages.Of(cited.Title, cited.Text), TestPassages.Of(other.Title, other.Text)];
        return ConflictFinder.Find([CitationMaker.Of(PassageSentences.Of(passages[0], 0)[0], 1)], passages);
    }
}
