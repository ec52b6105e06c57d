using EventSourcedOps.Application.Files;
using EventSourcedOps.Application.Incidents.Import;

namespace EventSourcedOps.Application.Tests.Incidents.Import;

public sealed class ServiceNowFileTests
{
    [Fact]
    public void A_row_that_cannot_be_read_is_told_with_its_line_and_the_rest_goes_on()
    {
        var lines = new Export().Row().Row(("incident_state", "-100")).Row(("incident_state", "New"), ("opened_at", "2016-02-29"))
            .Row(("opened_at", "29-02-2016 01:16"), ("number", "?")).Row(("number", "INC2")).Raw("INC3,New").Row().Read();
        lines.Select(line => (line.Line, line.Number, line.Fault)).ShouldBe(
        [
            (2, "INC1", null), (3, "INC1", "incident_state '-100' is not among those known"),
            (4, "INC1", "opened_at '2016-02-29' is no time like 29-02-2016 01:16"), (5, null, "number is unknown"), (6, "INC2", null),
            (7, "INC3", "2 fields instead of 23"), (8, "INC2", null),
        ]);
    }

    [Fact]
    public void A_quote_that_is_never_closed_costs_its_own_line_only()
    {
        var lines = new Export().Row().Row(("caller_id", "\"Mrs Chen")).Row(("caller_id", "?")).Row().Read();
        lines.Select(line => (line.Line, Read: line.Row is not null)).ShouldBe([(2, true), (3, false), (4, true), (5, true)]);
        lines[1].Fault.ShouldBe("a quote is never closed");
    }

    [Fact]
    public void A_quoted_field_may_hold_line_breaks_and_blank_lines_are_no_rows()
    {
        var lines = new Export().Row(("location", "\"House 1,\nRoom 2\"")).Raw("").Row(("location", "?")).Read();
        lines.Select(line => (line.Line, line.Row?.Location)).ShouldBe([(2, "House 1,\nRoom 2"), (5, null)]);
    }

    [Fact]
    public void Missing_columns_are_named_before_anything_is_read() =>
        Should.Throw<FileRefusedException>(() => Export.Open("number,incident_state\nINC1,New")).Message.ShouldContain("opened_at");

    [Fact]
    public void An_empty_file_is_refused() => Should.Throw<FileRefusedException>(() => Export.Open(""));

    [Fact]
    public void A_question_mark_means_unknown() => new Export().Row().Read().Single().Row!.Technician.ShouldBeNull();
}
