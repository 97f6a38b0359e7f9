namespace RagLlama.Extraction.Formats;

internal enum FileKind
{
    Markdown,
    PlainText,
    Html,
    Csv,
    Mail,
    Pdf,
    Word,
    Slides,
    Sheets,
    OpenText,
    OpenSlides,
    OpenSheets,
    Epub,
    RichText,
    Notebook,
    Json,
    JsonLines,
    Xml,
    AsciiDoc,
    ReStructuredText,
    SourceCode,
    Zip,
    Tar,
    Gzip,
    OutlookMessage,

    /// <summary>winmail.dat: what Outlook wraps around what it does not send as a mail does.</summary>
    WrappedMail,

    /// <summary>Word, Excel and PowerPoint of 1997 to 2003, read through LibreOffice.</summary>
    OldOffice,

    /// <summary>Word, Excel or PowerPoint with a password.</summary>
    EncryptedOffice,
    Picture,
}
