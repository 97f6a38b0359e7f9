using RagLlama.Answering;
using Xunit;

namespace RagLlama.Core.Tests.Answering;

public sealed class QuestionProfileTests
{
    [Theory]
    [InlineData("Gibt es eine Kantine im Werk?")]
    [InlineData("Gab es früher eine Kantine im Werk?")]
    public void That_something_exists_is_not_what_a_question_is_about(string question)
    {
        var terms = QuestionProfile.Of(question).Terms.Select(t => t.Stem).ToList();

        Assert.Contains(terms, t => t.StartsWith("kant", StringComparison.Ordinal));
        Assert.DoesNotContain(terms, t => t.StartsWith("gib", StringComparison.Ordinal) || t.StartsWith("gab", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_gives_is_still_asked_for() =>
        Assert.Contains(QuestionProfile.Of("Wer gibt Bestellungen im Einkauf frei?").Terms, t => t.Stem.StartsWith("gib", StringComparison.Ordinal));

    [Theory]
    [InlineData("क्या कंपनी घर का किराया देती है?", "कंपनी घर किराया")]
    [InlineData("मुझे कितनी छुट्टी मिलेगी?", "मुझे छुट्टी")]
    [InlineData("दिल्ली में होटल की दर क्या है?", "दिल्ली होटल दर")]
    public void Verbs_that_say_nothing_are_no_terms_in_Hindi_either(string question, string words) =>
        Assert.Equal(words.Split(' ').Select(word => ContentTerms.Of(word, "hi").Single().Stem), QuestionProfile.Of(question).Terms.Select(t => t.Stem));

    [Fact]
    public void A_question_of_these_words_alone_keeps_them() => Assert.NotEmpty(QuestionProfile.Of("Was gibt es?").Terms);
}
