using System.Globalization;
using System.Net;
using System.Text;
using RagLlama.Documents;
using RagLlama.Ingestion;

namespace RagLlama.Host.Cli;

/// <summary>One page without scripts or anything remote: the pictures of the document's pages with the box, kind and order of each block, and its text beside it.</summary>
internal static class ExtractHtml
{
    private const int DotsPerInch = 96;
    private const int MostPictures = 200;

    private const string Head = """
        <!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
        <style>
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: #1a1a1a; background: #fafafa }
        .page { position: relative; margin: 1rem 0; background: #fff; box-shadow: 0 1px 4px #0004 }
        .page img { width: 100%; display: block }
        .box { position: absolute; padding: 1.5pt; margin: calc(-1.5pt - 1.5px); border: 1.5px solid; border-radius: 2px; font: 10px/1 system-ui, sans-serif }
        .box span { position: absolute; top: -11px; left: 0; background: #fff; padding: 0 2px }
        .heading { color: #b00020 } .paragraph { color: #1a5fb4 } .list { color: #26a269 } .table { color: #9141ac } .note { color: #a35200 } .caption, .code { color: #5e5c64 }
        table { border-collapse: collapse } td { border: 1px solid #bbb; padding: .2rem .5rem; vertical-align: top }
        .warning { background: #fff3cd; padding: .1rem .4rem } pre { white-space: pre-wrap } li { margin: .5rem 0 }
        </style>
        """;

    public static async Task<string> WriteAsync(ExtractionSource source, ExtractedDocument document, ITextExtractor extractor, CancellationToken cancellationToken)
    {
        var page = new StringBuilder(Head);
        page.Append(CultureInfo.InvariantCulture, $"<title>{Encode(document.Title ?? source.FileName)}</title><h1>{Encode(document.Title ?? source.FileName)}</h1>");
        page.Append(CultureInfo.InvariantCulture, $"<p>{Encode(document.MediaType)}, {document.Language}, {document.Blocks.Count} blocks</p>");
        foreach (var warning in document.Warnings)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"warning\"><b>{Encode(warning.Code)}</b> {(warning.Page is { } at ? $"page {at}: " : "")}{Encode(warning.Detail)}</p>");
        }

        for (var number = 1; number <= Math.Min(document.PageSizes.Count, MostPictures); number++)
        {
            var picture = await extractor.RenderPageAsync(source, number, DotsPerInch, [], cancellationToken);
            WritePage(page, document, number, picture);
        }

        WriteBlocks(page, document);
        return page.ToString();
    }

    private static void WritePage(StringBuilder page, ExtractedDocument document, int number, byte[]? picture)
    {
        var size = document.PageSizes[number - 1];
        page.Append(CultureInfo.InvariantCulture, $"<h2>Page {number}</h2><div class=\"page\" style=\"width:{size.Width}pt;height:{size.Height}pt\">");
        if (picture is not null)
        {
            page.Append("<img alt=\"\" src=\"data:image/png;base64,").Append(Convert.ToBase64String(picture)).Append("\">");
        }

        for (var i = 0; i < document.Blocks.Count; i++)
        {
            if (document.Blocks[i] is { Box: { } box } block && box.Page == number)
            {
                page.Append(CultureInfo.InvariantCulture, $"<div class=\"box {Kind(block)}\" style=\"left:{box.Left}pt;top:{box.Top}pt;width:{box.Right - box.Left}pt;height:{box.Bottom - box.Top}pt\"><span>{i + 1} {Kind(block)}</span></div>");
            }
        }

        page.Append("</div>");
    }

    private static void WriteBlocks(StringBuilder page, ExtractedDocument document)
    {
        page.Append("<h2>Text in reading order</h2><ol>");
        foreach (var block in document.Blocks)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li><b class=\"{Kind(block)}\">{Kind(block)}{(block.Level > 0 ? $" {block.Level}" : "")}</b>");
            foreach (var warning in block.Warnings ?? [])
            {
                page.Append(CultureInfo.InvariantCulture, $" <span class=\"warning\">{Encode(warning)}</span>");
            }

            if (block.OcrConfidence is { } share)
            {
                page.Append(CultureInfo.InvariantCulture, $" <span class=\"warning\">recognised, {share * 100:0} % certain</span>");
            }

            if (block.Cells is { } rows)
            {
                page.Append("<table>").AppendJoin("", rows.Select(row => "<tr>" + string.Concat(row.Select(cell => $"<td>{Encode(cell)}</td>")) + "</tr>")).Append("</table>");
            }
            else
            {
                page.Append("<pre>").Append(Encode(document.TextOf(block))).Append("</pre>");
            }

            page.Append("</li>");
        }

        page.Append("</ol>");
    }

    private static string Kind(DocumentBlock block) => block.Type.ToString().ToLowerInvariant();

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
