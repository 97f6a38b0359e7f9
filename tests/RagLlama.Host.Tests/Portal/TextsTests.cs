using System.Text.RegularExpressions;
using RagLlama.Host.Api;
using RagLlama.Host.Portal;
using RagLlama.Host.Portal.Texts;
using RagLlama.Prompting;
using Xunit;

namespace RagLlama.Host.Tests.Portal;

public sealed partial class TextsTests
{
    public static TheoryData<string> Languages => [.. AnswerLanguages.All];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_text_exists_in_every_language(string language)
    {
        var texts = TextLibrary.Languages[language];
        var english = TextLibrary.Languages["en"];

        Assert.Equal(english.Entries.Keys.Order(StringComparer.Ordinal), texts.Entries.Keys.Order(StringComparer.Ordinal));
        Assert.All(texts.Entries, e => Assert.False(string.IsNullOrWhiteSpace(e.Value.Other), e.Key));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Texts_have_the_same_gaps_and_plural_forms_as_the_English_ones(string language)
    {
        foreach (var (key, entry) in TextLibrary.Languages[language].Entries)
        {
            var english = TextLibrary.Languages["en"].Entries[key];
            Assert.Equal(Gaps(english.Other), Gaps(entry.Other));
            Assert.Equal(english.One is not null && language != "th", entry.One is not null);
        }
    }

    [Theory]
    [InlineData("en", 1, "1 document")]
    [InlineData("en", 0, "0 documents")]
    [InlineData("de", 1234, "1.234 Dokumente")]
    [InlineData("fr", 0, "0 document")]
    [InlineData("pt", 2, "2 documentos")]
    [InlineData("th", 1, "1 เอกสาร")]
    [InlineData("hi", 123456, "1,23,456 दस्तावेज़")]
    public void Counts_follow_the_rules_of_the_language(string language, int count, string expected) =>
        Assert.Equal(expected, TextLibrary.Languages[language].Count("count.documents", count));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Whatever_is_wrong_with_a_prompt_is_said_in_the_readers_language(string language)
    {
        var (texts, english) = (TextLibrary.Languages[language], TextLibrary.Languages["en"]);
        foreach (var kind in Enum.GetValues<PromptProblemKind>())
        {
            var said = PromptTexts.Describe(texts, new PromptProblem(kind, "de", "th"));

            Assert.False(string.IsNullOrWhiteSpace(said));
            Assert.DoesNotContain("{", said, StringComparison.Ordinal);
            Assert.Equal(language == "en", said == PromptTexts.Describe(english, new PromptProblem(kind, "de", "th")));
            Assert.Equal(kind == PromptProblemKind.ReplyLanguage, said.Contains(texts.LanguageName("th"), StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Gaps(string text) => Gap().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Gap();
}
