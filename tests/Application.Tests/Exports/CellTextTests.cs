using System.IO.Compression;
using System.Text;
using EventSourcedOps.Application.Exports;

namespace EventSourcedOps.Application.Tests.Exports;

public sealed class CellTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86 571", "'+86 571")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("printer, burning", "\"printer, burning\"")]
    [InlineData("a \"quoted\" word", "\"a \"\"quoted\"\" word\"")]
    [InlineData("网络中断", "网络中断")]
    [InlineData("", "")]
    public void What_people_wrote_is_never_calculated(string written, string cell) => CellText.Plain(written, TimeZoneInfo.Utc).ShouldBe(cell);

    [Fact]
    public void Numbers_and_times_stay_what_they_are()
    {
        CellText.Plain(-5, TimeZoneInfo.Utc).ShouldBe("-5");
        CellText.Plain(DateTimeOffset.UnixEpoch, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).ShouldBe("1970-01-01 08:00:00");
    }

    [Fact]
    public async Task A_workbook_holds_text_and_no_formula()
    {
        var sheet = new Sheet<string>([new("内容", "Text", text => text)], isChinese: true, TimeZoneInfo.Utc);
        using var file = new MemoryStream();
        await sheet.WriteXlsx(new[] { "=cmd()", "plain" }.ToAsyncEnumerable(), file, TestContext.Current.CancellationToken);
        var xml = SheetOf(file);
        System.Net.WebUtility.HtmlDecode(xml).ShouldContain("'=cmd()");
        xml.ShouldContain("内容");
        xml.ShouldNotContain("<x:f>");
        xml.ShouldNotContain("<f>");
    }

    [Fact]
    public async Task A_workbook_without_rows_has_its_headings()
    {
        var sheet = new Sheet<string>([new("内容", "Text", text => text)], isChinese: false, TimeZoneInfo.Utc);
        using var file = new MemoryStream();
        await sheet.WriteXlsx(Array.Empty<string>().ToAsyncEnumerable(), file, TestContext.Current.CancellationToken);
        SheetOf(file).ShouldContain("Text");
    }

    private static string SheetOf(MemoryStream file)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        return string.Concat(zip.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal) && entry.FullName.Contains("xl/", StringComparison.Ordinal))
            .Select(entry =>
            {
                using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
                return reader.ReadToEnd();
            }));
    }
}
