using System.Text;
using EventSourcedOps.Application.Configuration.Import.Tables;
using EventSourcedOps.Application.Files;
using EventSourcedOps.Domain.Configuration;
using MiniExcelLibs;

namespace EventSourcedOps.Application.Tests.Configuration.Import;

public sealed class TableTests
{
    private static readonly ColumnMapping[] Servers =
    [
        new("名称", ColumnRole.Attribute, "name"), new("Memory", ColumnRole.Attribute, "memory"), new("状态", ColumnRole.Stage),
        new("Rack", ColumnRole.Relation, "located-in"),
    ];

    [Fact]
    public void A_row_is_read_as_an_item_and_a_bad_cell_is_told_with_its_line_and_column()
    {
        var read = Read("名称,Memory,状态,Rack\nweb-01,64,在用,R1\nweb-02,much,在用,R1\n,1,坏了,\n");
        read[0].Item!.Attributes.ShouldBe(new Dictionary<string, string> { ["memory"] = "64", ["name"] = "web-01" }, ignoreOrder: true);
        read[0].Item!.Stage.ShouldBe(Stage.InUse);
        read[0].Item!.Relations.Single().ShouldBe(new("located-in", "R1") { ByName = true });
        read[1].Faults.Select(fault => (fault.Place, fault.Column)).ShouldBe([("3", "Memory")]);
        read[2].Faults.Select(fault => (fault.Place, fault.Column, fault.Code))
            .ShouldBe([("4", "名称", "item.name-missing"), ("4", "状态", "import.stage-unknown")]);
    }

    [Fact]
    public void Text_in_the_encoding_of_Chinese_spreadsheets_is_read()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("名称\n核心交换机\n");
        TableFile.Of(ImportFormat.Csv, () => new MemoryStream(bytes)).Rows().Single().Cells.ShouldBe(["核心交换机"]);
    }

    [Fact]
    public void A_workbook_is_read_with_its_days_and_numbers()
    {
        var bytes = new MemoryStream();
        bytes.SaveAs(new[] { new { Name = "a", Bought = new DateTime(2026, 3, 1), Cores = 64, On = true }, new { Name = "b", Bought = new DateTime(2026, 3, 2), Cores = 1, On = false } });
        var table = TableFile.Of(ImportFormat.Xlsx, () => new MemoryStream(bytes.ToArray()));
        table.Headings.ShouldBe(["Name", "Bought", "Cores", "On"]);
        table.Rows().Select(row => (row.Line, string.Join('|', row.Cells))).ShouldBe([(2L, "a|2026-03-01|64|true"), (3L, "b|2026-03-02|1|false")]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 broken")]
    public void What_is_no_workbook_is_refused(string text) =>
        Should.Throw<FileRefusedException>(() => TableFile.Of(ImportFormat.Xlsx, () => new MemoryStream(Encoding.Latin1.GetBytes(text))));

    [Fact]
    public void A_table_without_a_mapped_column_is_refused() =>
        Should.Throw<FileRefusedException>(() => Read("name\nweb\n")).Message.ShouldContain("Memory");

    [Fact]
    public void Columns_are_recognised_by_their_headings() =>
        TableMapping.Suggest(["名称", "Serial number", "asset_tag", "位于", "状态", "?"], "server", ItemModel.BuiltIn)
            .Select(guess => (guess.Column, guess.Role, guess.Of)).ShouldBe(
            [
                ("名称", ColumnRole.Attribute, "name"), ("Serial number", ColumnRole.Attribute, "serial"), ("asset_tag", ColumnRole.Attribute, "asset_tag"),
                ("位于", ColumnRole.Relation, "located-in"), ("状态", ColumnRole.Stage, null),
            ]);

    private static TableItem[] Read(string text)
    {
        var table = TableFile.Of(ImportFormat.Csv, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var reading = new TableReading(new("f.csv", "", ImportFormat.Csv, "sheet", "server", Servers), ItemModel.BuiltIn, table.Headings);
        return [.. table.Rows().Select(reading.Read)];
    }
}
