using System.Text;

namespace RagLlama.Reliability.Hostile;

/// <summary>Texts whose parsers recurse, explode or call home.</summary>
internal static class HostileMarkup
{
    /// <summary>Ten entities, each ten times the one before.</summary>
    public static string Laughs { get; } =
        "<!DOCTYPE d [<!ENTITY l0 \"laugh\">" + string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">")) + "]>";

    public static IEnumerable<HostileFile> Create(string canary)
    {
        var file = new Uri(canary).AbsoluteUri;
        yield return Of("laughs.xml", Laughs + "<d>&l9;</d>");
        yield return Of("entity.xml", $"<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"{file}\">]><d>&x;</d>");
        yield return Of("parameter.xml", $"<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/calls-home.dtd\">%x;]><d>text</d>");
        yield return Of("include.xml", $"<?xml version=\"1.0\"?><?xml-stylesheet href=\"{file}\"?><d xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"{file}\" parse=\"text\"/>text</d>");
        yield return Of("deep.xml", Repeat("<a>", 200_000));
        yield return Of("entity.svg", $"<!DOCTYPE s [<!ENTITY x SYSTEM \"{file}\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"{file}\"/><text>&x;</text></svg>");
        yield return Of("calls-home.html", $"<html><head><base href=\"http://127.0.0.1:9/\"><link rel=stylesheet href=\"{file}\"><script src=\"/x.js\"></script></head><body><img src=\"{file}\"><iframe src=\"{file}\"></iframe><object data=\"{file}\"></object><p>It asks for much.</p></body></html>");
        yield return Of("deep.html", "<html>" + Repeat("<div>", 200_000) + "text");
        yield return Of("attributes.html", "<html><p " + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}=\"{i}\" ")) + ">text</p>");
        yield return Of("unclosed.html", "<html>" + Repeat("<b><i>", 100_000) + "text");
        yield return Of("misnested.html", "<html>" + Repeat("<a><p></a><table>", 5_000) + "text");
        yield return Of("rules.html", "<html><style>" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $".a .b{i % 977}:not(.c{i}) ~ p{{display:{(i % 2 == 0 ? "none" : "block")}}}")) + "</style>" + Repeat("<p class=a>text", 5_000));
        yield return Of("styles.html", $"<html><style>@import url({file});@media screen{{.a,#b>p+i:nth-child(2n+1){{d\\69splay:none!important;color:#fff}}}}[a^='x']::before{{x:}} p:is(.a,:not(.b)) *{{background:url({file}) rgb(1,2,3)}}</style><p class=a style='opacity:0;left:-1e999px'>hidden<p id=b>text<script>a.toggle()</script>");
        yield return Of("colours.rtf", "{\\rtf1{\\colortbl;" + Repeat("\\red255\\green255\\blue255;", 1_000) + "}" + Repeat("\\trowd\\clcbpat2\\intbl{\\cf1\\fs2\\v\\highlight99999 a\\cell\\row\\plain\\itap-3\\cf-5 b}", 400) + "text\\par}");
        yield return Of("deep.json", Repeat("[", 300_000));
        yield return Of("deep-objects.json", Repeat("{\"a\":", 300_000));
        yield return Of("deep.ipynb", "{\"cells\":" + Repeat("[", 300_000));
        yield return Of("quotes.md", Repeat("> ", 50_000) + "text");
        yield return Of("lists.md", string.Concat(Enumerable.Range(0, 2_000).Select(i => new string(' ', 2 * i) + "- a\n")));
        yield return Of("brackets.md", Repeat("[", 50_000) + "text" + Repeat("](x)", 50_000));
        yield return Of("stars.md", Repeat("*a **b _c ", 30_000));
        yield return Of("front.md", "---\n" + Repeat("a: &a [*a,", 20_000) + "\n---\ntext");
        yield return Of("quotes.csv", "a,b\n\"" + Repeat("never closed,", 200_000));
        yield return Of("columns.csv", Repeat("a,", 500_000) + "\n1,2\n");
        yield return Of("sections.adoc", Repeat("====\n", 50_000) + $"include::{canary}[]\n\ntext");
        yield return Of("includes.rst", $".. include:: {canary}\n\n.. raw:: html\n   :file: {canary}\n\n.. csv-table::\n   :file: {canary}\n\ntext");
        yield return Of("parts.eml", "From: a@example.com\nTo: b@example.com\nSubject: parts\nMIME-Version: 1.0\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")) + "Content-Type: text/plain\n\ntext");
        yield return Of("headers.eml", "From: a@example.com\nTo: " + Repeat("b@example.com,\n ", 200_000) + "\nSubject: headers\n\ntext");
        yield return Of("words.eml", "From: a@example.com\nTo: b@example.com\nSubject: " + Repeat("=?utf-8?q?=41?= ", 50_000) + "\n\ntext");
        yield return Of("outside.eml", $"From: a@example.com\nTo: b@example.com\nSubject: outside\nContent-Type: message/external-body; access-type=local-file; name=\"{canary}\"\n\nContent-Type: text/plain\n\n");
        yield return Of("marks.txt", "e" + Repeat("\u0301", 500_000) + Repeat("\u202E\u200B", 200_000) + "text");
        yield return Of("long.txt", new string('x', 20 << 20));
        yield return new("zeros.txt", new byte[1 << 20]);
    }

    private static HostileFile Of(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
