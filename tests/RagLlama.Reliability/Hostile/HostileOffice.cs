using System.Text;

namespace RagLlama.Reliability.Hostile;

/// <summary>Office files that overflow stacks, expand entities, and refer to what is elsewhere.</summary>
internal static class HostileOffice
{
    private const string Types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"" + Office + "\"";
    private const string Sheet = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" + Office + "\"";
    private const string Nowhere = "http://127.0.0.1:9/ragllama-calls-home";

    public static IEnumerable<HostileFile> Create(string canary)
    {
        var file = new Uri(canary).AbsoluteUri;
        yield return new("deep.docx", Docx(Deep("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 50_000, "<w:p><w:r><w:t>deep</w:t></w:r></w:p>")), "limit_depth");
        yield return new("deep-tables.docx", Docx(Deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 5_000, "<w:p/>")), "limit_depth");
        yield return new("wide.docx", Docx(string.Concat(Enumerable.Range(0, 200_000).Select(i => $"<w:p><w:r><w:t>{i * 7919 % 104729}</w:t></w:r></w:p>"))));
        yield return new("laughs.docx", Docx("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", HostileMarkup.Laughs), "corrupt");
        yield return new("entity.docx", Docx("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", $"<!DOCTYPE d [<!ENTITY x SYSTEM \"{file}\">]>"), "corrupt");
        yield return new("template.docx", Docx("<w:p><w:r><w:t>It has a remote template.</w:t></w:r></w:p>", relations: $"<Relationship Id=\"t\" Type=\"{Office}/attachedTemplate\" Target=\"{Nowhere}\" TargetMode=\"External\"/><Relationship Id=\"i\" Type=\"{Office}/image\" Target=\"{file}\" TargetMode=\"External\"/><Relationship Id=\"o\" Type=\"{Office}/oleObject\" Target=\"{file}\" TargetMode=\"External\"/><Relationship Id=\"s\" Type=\"{Office}/styles\" Target=\"{file}\"/><Relationship Id=\"n\" Type=\"{Office}/numbering\" Target=\"../../../../../../{canary}\"/>"));
        yield return new("field.docx", Docx($"<w:p><w:fldSimple w:instr=\"INCLUDETEXT &quot;{canary}&quot;\"><w:r><w:t>A field that includes a file.</w:t></w:r></w:fldSimple></w:p>"));
        yield return new("relations.docx", Zip.Text(("[Content_Types].xml", Types), ("_rels/.rels", $"<!DOCTYPE d [<!ENTITY x SYSTEM \"{file}\">]><Relationships xmlns=\"{Package}\"><Relationship Id=\"r\" Type=\"{Office}/officeDocument\" Target=\"&x;\"/></Relationships>"), ("word/document.xml", $"<w:document {Word}/>")));
        yield return new("types.docx", Zip.Text(("[Content_Types].xml", $"<!DOCTYPE d [<!ENTITY x SYSTEM \"{file}\">]><Types>&x;</Types>"), ("_rels/.rels", Relations("word/document.xml")), ("word/document.xml", $"<w:document {Word}><w:body><w:p><w:r><w:t>Types</w:t></w:r></w:p></w:body></w:document>")));
        yield return new("laughs.xlsx", Xlsx("<c r=\"A1\" t=\"s\"><v>0</v></c>", HostileMarkup.Laughs + $"<sst {Sheet}><si><t>&l9;</t></si></sst>"));
        yield return new("sparse.xlsx", Xlsx("<c r=\"XFD1048576\"><v>1</v></c>", $"<sst {Sheet}/>", "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/><mergeCell ref=\"B2:ZZZZ99999999\"/></mergeCells>"));
        yield return new("counts.xlsx", Xlsx("<c r=\"A1\" t=\"s\"><v>2147483647</v></c>", $"<sst {Sheet} count=\"2147483647\" uniqueCount=\"2147483647\"><si><t>one</t></si></sst>"));
        yield return new("links.odt", Zip.Text(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", $"<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><office:body><office:text><text:section><text:section-source xlink:href=\"{file}\"/></text:section><text:p>An outside section.</text:p></office:text></office:body></office:document-content>")));
        yield return new("repeats.ods", Zip.Text(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:t=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:x=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><o:body><o:spreadsheet><t:table t:name=\"a\"><t:table-row t:number-rows-repeated=\"2147483647\"><t:table-cell t:number-columns-repeated=\"2147483647\"><x:p>again</x:p></t:table-cell></t:table-row></t:table></o:spreadsheet></o:body></o:document-content>")));
        yield return new("includes.rtf", Encoding.ASCII.GetBytes($"{{\\rtf1{{\\*\\template {file}}}{{\\field{{\\*\\fldinst INCLUDETEXT \"{canary}\"}}{{\\fldrslt A field.}}}} Plain text.}}"));
        yield return new("deep.rtf", Encoding.ASCII.GetBytes("{\\rtf1 " + Deep("{", "}", 200_000, "deep") + "}"));
    }

    private static string Deep(string open, string close, int times, string inside) => string.Concat(Enumerable.Repeat(open, times)) + inside + string.Concat(Enumerable.Repeat(close, times));

    private static string Relations(string target) => $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r\" Type=\"{Office}/officeDocument\" Target=\"{target}\"/></Relationships>";

    private static byte[] Docx(string body, string doctype = "", string relations = "") => Zip.Text(
        ("[Content_Types].xml", Types),
        ("_rels/.rels", Relations("word/document.xml")),
        ("word/_rels/document.xml.rels", $"<Relationships xmlns=\"{Package}\">{relations}</Relationships>"),
        ("word/document.xml", $"{doctype}<w:document {Word}><w:body>{body}</w:body></w:document>"));

    private static byte[] Xlsx(string cells, string strings, string after = "") => Zip.Text(
        ("[Content_Types].xml", Types),
        ("_rels/.rels", Relations("xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"a\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"b\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"),
        ("xl/workbook.xml", $"<workbook {Sheet}><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", $"<worksheet {Sheet}><sheetData><row r=\"1\">{cells}</row></sheetData>{after}</worksheet>"));
}
