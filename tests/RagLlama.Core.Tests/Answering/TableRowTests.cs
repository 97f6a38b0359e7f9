using RagLlama.Answering.Quoting;
using Xunit;

namespace RagLlama.Core.Tests.Answering;

public sealed class TableRowTests
{
    [Theory]
    [InlineData("Zurich | €78 | €230 |", "Zurich; Daily allowance: €78; Hotel: €230")]
    [InlineData("Pune | €38 | €110 | Guest house first", "Pune; Daily allowance: €38; Hotel: €110; Note: Guest house first")]
    [InlineData("| Pune | €38 | €110 | – |", "Pune; Daily allowance: €38; Hotel: €110; Note: –")]
    [InlineData("Pune | €38", "Pune | €38")]
    public void Names_each_cell_by_its_header_also_beside_empty_cells(string row, string expected) =>
        Assert.Equal(expected, TableRow.WithHeader(row, "City | Daily allowance | Hotel | Note"));
}
