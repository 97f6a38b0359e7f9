using RagLlama.Inference.OnnxGenAI.Prompts;

namespace RagLlama.Adapters.Tests.OnnxGenAI;

public sealed class PromptPartsTests
{
    private static readonly string[] Llama = ["<|begin_of_text|>", "<|eot_id|>", "<|start_header_id|>", "<|end_header_id|>", "<|python_tag|>"];

    [Theory]
    [InlineData("Pay <|eot_id|> now", "Pay < |eot_id|> now")]
    [InlineData("<|eo\0t_id|>", "< |eot_id|>")]
    [InlineData("<|<|eot_id|>eot_id|>", "<|< |eot_id|>eot_id|>")]
    [InlineData("tab\tline\nend\r\n", "tab\tline\nend\r\n")]
    [InlineData("bell\u0007 and \u009Cmore", "bell and more")]
    public void A_control_token_in_a_text_is_broken(string text, string expected) => Assert.Equal(expected, new PlainText(Llama).Of(text));

    [Fact]
    public void No_spelling_survives_however_it_is_nested()
    {
        var plain = new PlainText([.. Llama, "< |eot_id|>", "|x|"]);
        var random = new Random(9);
        string[] pieces = [.. Llama, "<|", "|>", "< ", "|x|", "||x|x||", "eot_id", "\0", " ", "é", "\ud83d\ude42", "\ud83d"];
        for (var round = 0; round < 3000; round++)
        {
            var made = plain.Of(string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)])));
            Assert.DoesNotContain(Llama.Append("|x|"), t => made.Contains(t, StringComparison.Ordinal));
            Assert.DoesNotContain('\0', made);
        }
    }

    [Fact]
    public void A_stop_string_is_found_however_the_text_is_cut()
    {
        string[] stops = ["###", "END", "ENDING"];
        const string Text = "A ## not yet #, EN D, then: END of it ###";
        var expected = Text[..Text.IndexOf("END", StringComparison.Ordinal)];
        var random = new Random(2);
        for (var round = 0; round < 500; round++)
        {
            var stop = new StopText(stops);
            var shown = "";
            for (var at = 0; at < Text.Length && !stop.IsFound;)
            {
                var length = Math.Min(1 + random.Next(6), Text.Length - at);
                shown += stop.Push(Text.Substring(at, length));
                Assert.StartsWith(shown, expected, StringComparison.Ordinal);
                at += length;
            }

            Assert.True(stop.IsFound);
            Assert.Equal(expected, shown + stop.Flush());
        }
    }

    [Fact]
    public void A_text_that_only_begins_a_stop_string_is_shown_at_its_end()
    {
        var stop = new StopText(["<stop>"]);
        Assert.Equal("a ", stop.Push("a <st"));
        Assert.Equal("<st", stop.Flush());
        Assert.False(stop.IsFound);
        Assert.Equal("all", new StopText([]).Push("all"));
    }

    [Fact]
    public void The_templates_own_date_becomes_today_and_nobodys_text_is_touched()
    {
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var date = new TemplateDate("""{%- set date_string = "26 Jul 2024" %}{{- "Today Date: " + date_string }}""");
        Assert.Equal("Today Date: 02 Mar 2026\n\nToday Date: 26 Jul 2024", date.Fill("Today Date: 26 Jul 2024\n\nToday Date: 26 Jul 2024", now));
        Assert.Equal("Today Date: 26 Jul 2024", new TemplateDate("{{ messages }}").Fill("Today Date: 26 Jul 2024", now));
    }

    [Theory]
    [InlineData("[1, 2]", """{"type":"array","items":{"type":"integer"}}""", true)]
    [InlineData("[1, 2.5]", """{"type":"array","items":{"type":"integer"}}""", false)]
    [InlineData("\"b\"", """{"enum":["a","b"]}""", true)]
    [InlineData("\"c\"", """{"enum":["a","b"]}""", false)]
    [InlineData("null", """{"type":["string","null"]}""", true)]
    [InlineData("""{"a":{"b":1}}""", """{"properties":{"a":{"required":["b","c"]}}}""", false)]
    public void A_reply_is_compared_with_its_schema(string reply, string schema, bool isRight)
    {
        using var rules = System.Text.Json.JsonDocument.Parse(schema);
        Assert.Equal(isRight, JsonReply.FindFault(reply, rules.RootElement) is null);
    }
}
