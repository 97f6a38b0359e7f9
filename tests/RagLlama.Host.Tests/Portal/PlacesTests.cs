using RagLlama.Host.Portal;
using RagLlama.Host.Portal.Texts;
using Xunit;

namespace RagLlama.Host.Tests.Portal;

public sealed class PlacesTests
{
    [Theory]
    [InlineData("Travel policy", 3, "Travel policy|Hotels|Limits", "page 3 · Hotels › Limits")]
    [InlineData("Travel policy", null, "TRAVEL POLICY", "")]
    [InlineData("Travel policy", null, "Hotels|Travel policy", "Hotels › Travel policy")]
    [InlineData("Travel policy", 3, "", "page 3")]
    public void A_place_does_not_say_the_title_again(string title, int? page, string headings, string expected) =>
        Assert.Equal(expected, Places.Describe(TextLibrary.Languages["en"], title, page, headings.Split('|', StringSplitOptions.RemoveEmptyEntries)));
}
