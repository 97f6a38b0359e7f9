namespace RagLlama.Adapters.Tests.Extraction.Fixtures;

/// <summary>Office files from hand-written parts, with just enough around them.</summary>
internal static class OfficeFixture
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private const string Drawing = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
    private const string Slide = "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
    private const string Sheet = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    private const string Styles = $"""
        <w:styles {Word}>
          <w:style w:styleId="T"><w:name w:val="Title"/></w:style>
          <w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>
          <w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>
          <w:style w:styleId="Own"><w:name w:val="Our heading"/><w:basedOn w:val="H2"/></w:style>
          <w:style w:styleId="C"><w:name w:val="caption"/></w:style>
        </w:styles>
        """;

    private const string Numbering = $"""
        <w:numbering {Word}>
          <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
          <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
          <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
          <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        </w:numbering>
        """;

    public static byte[] Docx(string body, string footnotes = "", string comments = "") => ZipFixture.Create(
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("_rels/.rels", RelationsPart(("officeDocument", "word/document.xml"), ("metadata/core-properties", "docProps/core.xml"))),
        ("docProps/core.xml", "<c xmlns:dc=\"d\"><dc:title>Leave policy</dc:title><modified>2026-03-01T10:00:00Z</modified></c>"),
        ("word/_rels/document.xml.rels", RelationsPart(("styles", "styles.xml"), ("numbering", "numbering.xml"), ("footnotes", "footnotes.xml"), ("comments", "comments.xml"))),
        ("word/styles.xml", Styles),
        ("word/numbering.xml", Numbering),
        ("word/footnotes.xml", $"<w:footnotes {Word}>{footnotes}</w:footnotes>"),
        ("word/comments.xml", $"<w:comments {Word}>{comments}</w:comments>"),
        ("word/header1.xml", $"<w:hdr {Word}><w:p><w:r><w:t>Running header</w:t></w:r></w:p></w:hdr>"),
        ("word/document.xml", $"<w:document {Word}><w:body>{body}</w:body></w:document>"));

    public static string Paragraph(string text, string style = "", string properties = "") =>
        $"<w:p><w:pPr>{(style.Length > 0 ? $"<w:pStyle w:val=\"{style}\"/>" : "")}{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static string Listed(string text, int numbering, int level = 0) =>
        Paragraph(text, properties: $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{numbering}\"/></w:numPr>");

    /// <summary>Slides of ten by seven and a half inches; a chart belongs to the first one, as relationship <c>r1</c>.</summary>
    public static byte[] Pptx(params (string Shapes, string Notes)[] slides) => Pptx("<c/>", slides);

    public static byte[] Pptx(string chart, params (string Shapes, string Notes)[] slides)
    {
        var parts = new List<(string, string)>
        {
            ("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", RelationsPart(("officeDocument", "ppt/presentation.xml"))),
            ("ppt/_rels/presentation.xml.rels", RelationsPart([.. slides.Select((_, i) => ("slide", $"slides/slide{i + 1}.xml"))])),
            ("ppt/presentation.xml", $"<p:presentation {Slide} xmlns:r=\"{Relations}\"><p:sldIdLst>{string.Concat(slides.Select((_, i) => $"<p:sldId id=\"{256 + i}\" r:id=\"r{i}\"/>"))}</p:sldIdLst><p:sldSz cx=\"9144000\" cy=\"6858000\"/></p:presentation>"),
            ("ppt/charts/chart1.xml", chart),
        };
        for (var i = 0; i < slides.Length; i++)
        {
            parts.Add(($"ppt/slides/slide{i + 1}.xml", $"<p:sld {Slide} {Drawing} xmlns:r=\"{Relations}\"><p:cSld><p:spTree>{slides[i].Shapes}</p:spTree></p:cSld></p:sld>"));
            parts.Add(($"ppt/slides/_rels/slide{i + 1}.xml.rels", RelationsPart(("notesSlide", $"../notesSlides/notes{i + 1}.xml"), ("chart", "../charts/chart1.xml"))));
            parts.Add(($"ppt/notesSlides/notes{i + 1}.xml", $"<p:notes {Slide} {Drawing}><p:cSld><p:spTree>{Shape(slides[i].Notes, "body", 0)}</p:spTree></p:cSld></p:notes>"));
        }

        return ZipFixture.Create([.. parts]);
    }

    public static string Shape(string text, string placeholder, int top) =>
        $"<p:sp><p:nvSpPr><p:cNvPr id=\"1\" name=\"s\"/><p:nvPr>{(placeholder.Length > 0 ? $"<p:ph type=\"{placeholder}\"/>" : "")}</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"0\" y=\"{top}\"/></a:xfrm></p:spPr><p:txBody>{string.Concat(text.Split('\n').Select(line => $"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>"))}</p:txBody></p:sp>";

    /// <summary>A workbook of sheets, each the inner XML of its worksheet. Style 1 is a date, 2 a currency, 3 a percentage, 4 white letters, 5 white letters on a fill.</summary>
    public static byte[] Xlsx(params (string Name, string State, string Content)[] sheets)
    {
        var parts = new List<(string, string)>
        {
            ("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", RelationsPart(("officeDocument", "xl/workbook.xml"))),
            ("xl/_rels/workbook.xml.rels", RelationsPart([.. sheets.Select((_, i) => ("worksheet", $"worksheets/sheet{i + 1}.xml")), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")])),
            ("xl/workbook.xml", $"<workbook {Sheet} xmlns:r=\"{Relations}\"><sheets>{string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" state=\"{sheet.State}\" r:id=\"r{i}\"/>"))}</sheets></workbook>"),
            ("xl/sharedStrings.xml", $"<sst {Sheet}><si><t>Date</t></si><si><r><t>Amo</t></r><r><t>unt</t></r></si><si><t>Share</t></si></sst>"),
            ("xl/styles.xml", $"<styleSheet {Sheet}><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"[$€-407] #,##0.00;[Red]-[$€-407] #,##0.00\"/></numFmts><fonts><font/><font><color rgb=\"FFFFFFFF\"/></font></fonts><fills><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"solid\"/></fill></fills><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"9\"/><xf fontId=\"1\" fillId=\"0\"/><xf fontId=\"1\" fillId=\"1\"/></cellXfs></styleSheet>"),
        };
        parts.AddRange(sheets.Select((sheet, i) => ($"xl/worksheets/sheet{i + 1}.xml", $"<worksheet {Sheet}>{sheet.Content}</worksheet>")));
        return ZipFixture.Create([.. parts]);
    }

    private static string RelationsPart(params (string Type, string Target)[] relations) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(relations.Select((relation, i) => $"<Relationship Id=\"r{i}\" Type=\"{Relations}/{relation.Type}\" Target=\"{relation.Target}\"/>"))}</Relationships>";
}
