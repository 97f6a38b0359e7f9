using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Documents;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class DataReadingTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    [Fact]
    public async Task Reads_records_of_json_as_a_table_and_values_by_their_names()
    {
        var document = await fixture.ReadAsync("plans.json", """{"title":"Plans","year":2026,"tags":["a","b"],"plans":[{"name":"Basic","fee":5},{"name":"Plus","fee":9}]}""");

        Assert.Equal("Plans", document.Title);
        Assert.Equal("title: Plans\nyear: 2026\ntags: a, b\n\nplans\n\nname | fee\nBasic | 5\nPlus | 9", document.Text);
        Assert.Equal(1, document.Blocks[^1].HeaderRows);
    }

    [Fact]
    public async Task Reads_json_lines_as_one_table() =>
        Assert.Equal("name | fee\nBasic | 5\nPlus | 9", (await fixture.ReadAsync("plans.jsonl", "{\"name\":\"Basic\",\"fee\":5}\n{\"name\":\"Plus\",\"fee\":9}\n")).Text);

    [Fact]
    public async Task Refuses_json_nested_without_end()
    {
        var failed = await fixture.FailAsync("deep.json", [.. Enumerable.Repeat((byte)'[', 50_000)]);

        Assert.Equal("limit_depth", failed.Code);
        await fixture.CheckNeighbourAsync();
    }

    [Fact]
    public async Task Reads_running_text_and_records_of_xml_and_never_a_document_type()
    {
        Assert.Equal("row\n\nid | name\n1 | Bolt\n2 | Nut", (await fixture.ReadAsync("parts.xml", "<parts><row id=\"1\"><name>Bolt</name></row><row id=\"2\"><name>Nut</name></row></parts>")).Text);
        Assert.Equal("Leave\n\nAsk your lead first.", (await fixture.ReadAsync("page.xml", "<doc><section><title>Leave</title><para>Ask your <b>lead</b> first.</para></section></doc>")).Text);
        Assert.Equal("corrupt", (await fixture.FailAsync("xxe.xml", "<?xml version='1.0'?><!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><d>&x;</d>"u8.ToArray())).Code);
    }

    [Fact]
    public async Task Reads_texts_code_and_results_of_a_notebook()
    {
        var document = await fixture.ReadAsync("analysis.ipynb", """
            {"nbformat":4,"metadata":{"language_info":{"name":"python"}},"cells":[
              {"cell_type":"markdown","source":["# Sales\n","\n","By month."]},
              {"cell_type":"code","source":"print(2)","outputs":[{"output_type":"stream","text":["2\n"]}]}]}
            """);

        Assert.Equal(
            [(BlockType.Heading, "Sales"), (BlockType.Paragraph, "By month."), (BlockType.Caption, "python"), (BlockType.Code, "print(2)"), (BlockType.Note, "2")],
            document.Blocks.Select(block => (block.Type, document.TextOf(block))));
    }

    [Fact]
    public async Task Keeps_the_lines_of_source_code_together_and_indented()
    {
        var document = await fixture.ReadAsync("tool.py", "def f():\n    return 1\n");

        Assert.Equal("def f():\n    return 1", document.Text);
        Assert.Equal(BlockType.Code, Assert.Single(document.Blocks).Type);
    }

    [Fact]
    public async Task Reads_asciidoc_titles_lists_tables_and_listings()
    {
        var document = await fixture.ReadAsync("guide.adoc", "= Guide\n:toc:\n\n== Install\n\nRun *this* from link:https://example.com[the site].\n\n* One\n** Two\n\n|===\n|Part |Price\n|Bolt |3\n|===\n\n----\nmake\n----\n\ninclude::/etc/passwd[]\n");

        Assert.Equal("Guide\n\nInstall\n\nRun this from the site.\n\nOne\nTwo\n\nPart | Price\nBolt | 3\n\nmake", document.Text);
    }

    [Fact]
    public async Task Numbers_the_steps_of_asciidoc_and_reads_its_terms()
    {
        var document = await fixture.ReadAsync("guide.adoc", ". Ask\n.. in writing\n. Wait\n\nLeave:: Days off.\nNotice::\nFour weeks.\n");

        Assert.Equal("1. Ask\n1. in writing\n2. Wait\n\nLeave: Days off.\n\nNotice: Four weeks.", document.Text);
    }

    [Fact]
    public async Task Reads_restructured_titles_lists_tables_and_directives()
    {
        var document = await fixture.ReadAsync("guide.rst", "Guide\n=====\n\nSee `the site <https://example.com>`_ and ``make``.\n\nSteps\n-----\n\n1. One\n2. Two\n\n.. note:: Mind the gap.\n\n.. include:: /etc/passwd\n\n====  =====\nPart  Price\n====  =====\nBolt  3\n====  =====\n");

        Assert.Equal("Guide\n\nSee the site and make.\n\nSteps\n\n1. One\n2. Two\n\nMind the gap.\n\nPart | Price\nBolt | 3", document.Text);
        Assert.Equal([1, 2], document.Blocks.Where(block => block.Type == BlockType.Heading).Select(block => block.Level));
    }
}
