using FsCheck;
using FsCheck.Fluent;
using RagLlama.Text;
using Xunit;

namespace RagLlama.Core.Tests.Text;

public sealed class TextAnalyzerTests
{
    [Theory]
    [InlineData("en", "policies", "policy")]
    [InlineData("en", "planning", "planned")]
    [InlineData("en", "approved", "approves")]
    [InlineData("de", "Häuser", "Hauses")]
    [InlineData("de", "Urlaubstagen", "Urlaubsantrag")]
    [InlineData("fr", "journaux", "journal")]
    [InlineData("fr", "congés", "congé")]
    [InlineData("it", "ferie", "feria")]
    [InlineData("it", "richiesta", "richieste")]
    [InlineData("es", "vacaciones", "vacación")]
    [InlineData("es", "jefes", "jefe")]
    [InlineData("pt", "férias", "féria")]
    [InlineData("pt", "informações", "informação")]
    [InlineData("hi", "छुट्टियों", "छुट्टी")]
    public void Forms_of_a_word_share_a_term(string language, string one, string other) =>
        Assert.NotEmpty(TextAnalyzer.Analyze(one, language).Intersect(TextAnalyzer.Analyze(other, language)));

    [Theory]
    [InlineData("1,250.00", "1.250,00")]
    [InlineData("1.250,00", "1250")]
    [InlineData("3,5", "3.50")]
    [InlineData("ISO-27001", "ISO 27001")]
    [InlineData("ISO-27001", "ISO27001")]
    [InlineData("A-12/3", "a12/3")]
    [InlineData("LP-220-S", "LP 220 S")]
    [InlineData("E-14", "E14")]
    [InlineData("e-mail", "email")]
    [InlineData("२०२४", "2024")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("हिन्दी", "हिंदी")]
    [InlineData("l’année", "annee")]
    public void Spellings_of_the_same_share_an_exact_term(string one, string other)
    {
        var shared = TextAnalyzer.Analyze(one, "und").Intersect(TextAnalyzer.Analyze(other, "und"));

        Assert.Contains(shared, term => term[0] == TextAnalyzer.ExactMark);
    }

    [Theory]
    [InlineData("Panthers", "en", "de")]
    [InlineData("Versicherungen", "de", "en")]
    [InlineData("déclaration", "fr", "und")]
    public void A_word_still_matches_when_its_language_was_mistaken(string word, string one, string other) =>
        Assert.NotEmpty(TextAnalyzer.Analyze(word, one).Intersect(TextAnalyzer.AnalyzeQuery(word, other)));

    [Fact]
    public void Dates_and_versions_come_whole_and_in_parts() =>
        Assert.Superset(new HashSet<string> { "=12032024", "=12", "=03", "=2024" }, TextAnalyzer.Analyze("12.03.2024", "und").ToHashSet());

    [Fact]
    public void Stop_words_are_left_out_unless_nothing_else_is_asked()
    {
        Assert.Equal(["leav", "=leave"], TextAnalyzer.AnalyzeQuery("What is the leave?", "en"));
        Assert.Contains("=who", TextAnalyzer.AnalyzeQuery("Who is it?", "en"));
    }

    [Fact]
    public void Thai_is_cut_into_overlapping_trigrams() =>
        Assert.Equal(["วัน", "ันล", "นลา"], TextAnalyzer.Analyze("วันลา", "th"));

    [Fact]
    public void Terms_of_any_text_are_free_of_white_space_and_operators()
    {
        var piece = Gen.Elements("a", "Über", "1.250,00", "\"", "*", "NEAR(", "-", "/", "ก", "\0", "\ud83d", "\ud83d\ude00", " ", "ﬁ", "½", "²", "क़", "=", "(", ":", "^", "\u0301", "İ", ".");
        var text = piece.ListOf().Select(parts => string.Concat(parts));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(text.ToArbitrary(), sample =>
            Assert.All(TextAnalyzer.Analyze(sample, "de"), term => Assert.True(IsClean(term), term))));
    }

    private static bool IsClean(string term) =>
        term.Length > 0 && term.All(c => c is '=' or '.' || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c > 127) && !term.Any(char.IsWhiteSpace);

    [Fact]
    public void The_terms_of_this_version_stay()
    {
        // A change here makes every index differ from what its questions are read as: raise the version with it.
        Assert.Equal("a3", TextAnalyzer.Version);
        Assert.Equal("08fec34741fb153bb122de68878b847e5a108b91a3b1f847594bda9036f62b5e", AnalyzerSamples.Digest());
    }

    [Fact]
    public void Terms_do_not_depend_on_what_was_read_before()
    {
        // More different words than are remembered, so that everything is forgotten in between.
        var first = AnalyzerSamples.Digest();
        for (var n = 0; n < 200_000; n += 100)
        {
            TextAnalyzer.Analyze(string.Join(' ', Enumerable.Range(n, 100).Select(word => $"w{word}x{word % 97}")), "en");
        }

        Assert.Equal(first, AnalyzerSamples.Digest());
    }

    [Fact]
    public void A_counter_counts_the_terms_of_the_analyzer()
    {
        using var counter = new TermCounter();
        foreach (var language in AnalyzerSamples.Languages)
        {
            foreach (var text in AnalyzerSamples.Texts)
            {
                counter.Begin();
                var title = TextAnalyzer.Analyze("A title of 3 words", language);
                var body = TextAnalyzer.Analyze(text, language);
                Assert.Equal(title.Count, counter.Add("A title of 3 words", language, isTitle: true));
                Assert.Equal(body.Count, counter.Add(text, language, isTitle: false));

                // Terms longer than the index keeps are cut, so they are compared as they are kept.
                var expected = title.Concat(body).Distinct().Select(term => (Kept(term), (uint)title.Concat(body).Count(t => t == term), (uint)title.Count(t => t == term))).ToList();
                Assert.Equal(expected, counter.Terms.ToArray().Select(term => (System.Text.Encoding.UTF8.GetString(counter.Utf8(term)), counter.CountOf(term).All, counter.CountOf(term).InTitle)));
            }
        }

        static string Kept(string term) => term[..Math.Min(term.Length, TermCounter.LongestTerm)];
    }

    [Fact]
    public void Characters_that_are_none_do_not_keep_a_text_from_being_read() =>
        Assert.Equal(["one", "=one", "two", "=two"], TextAnalyzer.Analyze("one\ufffe two\ud800", "en"));
}
