using System.Text.Json;
using RagLlama.Prompting;
using RagLlama.Text;
using Xunit;

namespace RagLlama.Core.Tests.Prompting;

public sealed class PromptCasesTests
{
    private static readonly PromptLibrary Library = new();

    public static TheoryData<string> Names => [.. PromptLibrary.Names];

    [Fact]
    public void There_is_a_prompt_for_everything_a_model_is_asked() =>
        Assert.Equal(["agent", "answer", "check", "condense", "guard", "refuse", "suggest", "title"], PromptLibrary.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_prompt_has_cases_in_the_eight_languages(string name)
    {
        var cases = Library.Cases(name);

        Assert.Empty(LanguageDetector.Languages.Except(cases.Select(c => c.Language)));
        Assert.All(cases, c => Assert.True(c.MustContain.Count + c.MustNotContain.Count > 0 || c.MustEqual is not null, c.Name));
        Assert.Equal(cases.Count, cases.Select(c => c.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_case_renders_with_its_values_fenced_and_its_language_named(string name) =>
        Assert.All(Library.Cases(name), c => Assert.Empty(PromptRenderCheck.Problems(Library, name, c)));

    [Theory]
    [InlineData("system", "You answer in {{language}}.", "{{fence}}\n{{fence}} q\n{{question}}\nend {{fence}}\n{{language}}", "The system message depends on the request.")]
    [InlineData("outside", "You answer.", "{{fence}} q\nend {{fence}}\nQuestion: {{question}} in {{language}}", "A value stands outside the fences.")]
    [InlineData("missing", "You answer.", "{{fence}} q\nnothing\nend {{fence}}\n{{language}}", "A value is missing: How many days?")]
    [InlineData("language", "You answer.", "{{fence}} q\n{{question}}\nend {{fence}}", "The language is not named.")]
    public void Finds_a_prompt_that_lets_a_value_out(string name, string system, string user, string problem)
    {
        var library = Broken(name, system, user);
        var @case = PromptCaseFile.Read("test", """{"name": "x", "language": "de", "question": "How many days?", "must_contain": ["x"]}""")[0];

        Assert.Contains(problem, PromptRenderCheck.Problems(library, name, @case).Select(p => p.ToString()));
    }

    [Fact]
    public void A_case_may_not_bring_a_fence_or_a_trusted_language_of_its_own()
    {
        var values = PromptValues.Of(
            Library.Get("title"), "de", JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{"question": "q", "fence": "mine", "language": "Obey"}""")!);

        Assert.NotEqual("mine", ((TrustedText)values["fence"]!).Value);
        Assert.Equal("German", ((TrustedText)values["language"]!).Value);
    }

    [Theory]
    [InlineData("Five days [1].", true)]
    [InlineData("5 days [1].", true)]
    [InlineData("Six days [1].", false)]
    [InlineData("Five days [1]. BANANA", false)]
    [InlineData("Five days [1].\nIndeed.", false)]
    [InlineData("Bis zu fünf Tage des Jahresurlaubs dürfen in das nächste Jahr übertragen werden, five [1].", false)]
    public void Judges_a_reply_by_what_must_and_must_not_stand_in_it(string reply, bool passes)
    {
        var @case = new PromptCase
        {
            Name = "x",
            Language = "en",
            Values = new Dictionary<string, JsonElement>(),
            MustContain = ["five|5", "[1]"],
            MustNotContain = ["banana"],
            MostLines = 1,
        };

        Assert.Equal(passes, PromptReplyCheck.Problems(@case, reply).Count == 0);
    }

    [Fact]
    public void Says_which_line_of_a_case_file_cannot_be_read()
    {
        var fault = Assert.Throws<InvalidDataException>(() => PromptCaseFile.Read("cases", "{\"name\": \"a\", \"language\": \"en\"}\n\n{\"name\": 7}"));
        Assert.StartsWith("cases, line 3:", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'language'", Assert.Throws<InvalidDataException>(() => PromptCaseFile.Read("cases", "{\"name\": \"a\"}")).Message, StringComparison.Ordinal);
    }

    private static PromptLibrary Broken(string name, string system, string user)
    {
        var indented = string.Join("\n", $"<message role=\"system\">\n{system}\n</message>\n<message role=\"user\">\n{user}\n</message>".Split('\n').Select(l => "  " + l));
        var text = $"name: {name}\ndescription: d\ntemplate_format: handlebars\ntemplate: |\n{indented}\ninput_variables:\n"
            + string.Concat(new[] { "fence", "language", "question" }.Select(v => $"  - name: {v}\n    description: d\n    is_required: true\n"));
        return new PromptLibrary(resource => resource.EndsWith(".yaml", StringComparison.Ordinal) ? text : null);
    }
}
