using RagLlama.Adapters.Tests.Extraction.Fixtures;
using static RagLlama.Adapters.Tests.Extraction.Fixtures.OfficeFixture;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class EncryptedFileTests : IAsyncDisposable
{
    private const string Password = "Grün-7";
    private const string OpenTextType = "application/vnd.oasis.opendocument.text";

    private readonly ExtractionFixture knowing = new(options =>
    {
        options.Passwords.Add("another one");
        options.Passwords.Add(Password);
    });

    private static readonly byte[] Package = Docx(Paragraph("Only for us."));

    [Theory]
    [InlineData("SHA512", 256)]
    [InlineData("SHA384", 192)]
    [InlineData("SHA256", 256)]
    [InlineData("SHA1", 256)]
    [InlineData("SHA1", 128)]
    public async Task Opens_a_document_of_today_with_a_known_password(string hash, int keyBits)
    {
        var document = await knowing.ReadAsync("secret.docx", EncryptedFixture.Agile(Package, Password, hash: hash, keyBits: keyBits));

        Assert.Equal("Only for us.", document.Text);
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", document.MediaType);
    }

    [Fact]
    public async Task Opens_a_document_of_2007_with_a_known_password() =>
        Assert.Equal("Only for us.", (await knowing.ReadAsync("secret.docx", EncryptedFixture.Standard(Package, Password))).Text);

    [Fact]
    public async Task Opens_an_open_document_with_a_known_password()
    {
        var document = await knowing.ReadAsync("secret.odt", EncryptedFixture.Open(OpenTextType, "<o:d xmlns:o=\"o\" xmlns:t=\"t\"><o:body><o:text><t:p>Only for us.</t:p></o:text></o:body></o:d>", Password));

        Assert.Equal("Only for us.", document.Text);
    }

    [Fact]
    public async Task Calls_a_file_encrypted_when_no_password_fits_and_names_the_remedy()
    {
        foreach (var (name, file) in new[]
        {
            ("a.docx", EncryptedFixture.Agile(Package, "unknown")),
            ("b.docx", EncryptedFixture.Standard(Package, "unknown")),
            ("c.odt", EncryptedFixture.Open(OpenTextType, "<d/>", "unknown")),
        })
        {
            var failed = await knowing.FailAsync(name, file);

            Assert.Equal("encrypted", failed.Code);
            Assert.Contains("Extraction:Passwords", failed.Reason, StringComparison.Ordinal);
        }

        await knowing.CheckNeighbourAsync();
    }

    [Fact]
    public async Task Calls_a_cipher_it_does_not_know_encrypted() =>
        Assert.Contains("not supported", (await knowing.FailAsync("a.docx", EncryptedFixture.Agile(Package, Password, cipher: "RC2"))).Reason, StringComparison.Ordinal);

    [Fact]
    public async Task Does_not_count_to_billions_because_a_file_says_so()
    {
        var file = EncryptedFixture.Agile(Package, Password);
        var text = System.Text.Encoding.Latin1.GetString(file).Replace("spinCount=\"1000\" saltSize=\"16\"", "spinCount=\"2000000000\" xxx=\"1\"", StringComparison.Ordinal);

        Assert.Equal("corrupt", (await knowing.FailAsync("a.docx", System.Text.Encoding.Latin1.GetBytes(text))).Code);
    }

    [Fact]
    public async Task Reads_a_protected_file_inside_an_archive() =>
        Assert.EndsWith("Only for us.", (await knowing.ReadAsync("a.zip", ZipFixture.Pack(("secret.docx", EncryptedFixture.Agile(Package, Password))))).Text, StringComparison.Ordinal);

    public ValueTask DisposeAsync() => knowing.DisposeAsync();
}
