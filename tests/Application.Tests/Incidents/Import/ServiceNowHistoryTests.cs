using System.Globalization;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Tests.Incidents.Import;

public sealed class ServiceNowHistoryTests
{
    private static readonly (string, string) Active = ("incident_state", "Active");
    private static readonly (string, string) Resolved = ("incident_state", "Resolved");
    private static readonly (string, string) Closed = ("incident_state", "Closed");
    private static readonly (string, string) Waiting = ("incident_state", "Awaiting User Info");
    private static readonly (string, string) Lin = ("assigned_to", "Lin");

    private static (string, string) Group(string name) => ("assignment_group", name);

    [Fact]
    public void The_first_row_reports_when_it_was_opened_and_does_the_rest_when_it_was_updated()
    {
        var steps = new Export().Row(Lin, Active).All().Single();
        steps.Select(step => step.Name).ShouldBe(["report", "triage", "assign", "accept"]);
        steps.Select(step => step.At.ToString("HH:mm", CultureInfo.InvariantCulture)).ShouldBe(["01:16", "01:23", "01:23", "01:23"]);
        steps[0].Command.ShouldBeOfType<ReportIncident>().ExternalReference.ShouldBe("INC1");
    }

    [Fact]
    public void The_same_rows_always_give_the_same_commands_and_no_id_twice()
    {
        var export = new Export().Row(Lin, Active).Row(Group("Group 2")).Row(Resolved).Row(Closed);
        var commands = export.All().SelectMany(steps => steps).Select(step => step.Command).ToList();
        commands.ShouldBe(export.All().SelectMany(steps => steps).Select(step => step.Command));
        commands.Select(command => command.CommandId).ShouldBeUnique();
    }

    [Fact]
    public void A_row_that_changes_nothing_comes_to_nothing() =>
        new Export().Row().Row(("sys_updated_at", "29-02-2016 02:00")).Steps().ShouldBe(["report triage assign", ""]);

    [Fact]
    public void Every_change_of_group_is_a_reassignment_also_to_and_from_the_service_desk()
    {
        new Export().Row().Row(Group("Group 2")).Row(Group("?")).Row(Group("Group 1")).Steps()
            .ShouldBe(["report triage assign", "reassign", "reassign", "reassign"]);
        new Export().Row(Group("?")).Row(Group("Group 2")).Steps().ShouldBe(["report triage", "reassign"]);
    }

    [Fact]
    public void A_change_of_person_within_the_group_is_a_hand_over_that_is_taken_up_anew() =>
        new Export().Row(Lin, Active).Row(("assigned_to", "Wang")).Row(("assigned_to", "?")).Steps()
            .ShouldBe(["report triage assign accept", "hand-over accept", "hand-over"]);

    [Fact]
    public void A_person_without_a_group_is_told_and_left_to_the_domain_to_refuse()
    {
        var steps = new Export().Row().Row(Group("?"), Lin).All()[1];
        steps.Select(step => step.Name).ShouldBe(["reassign", "person"]);
        steps[0].Command.ShouldBeOfType<ReassignIncident>().Technician.ShouldBeNull();
        steps[1].Command.ShouldBeOfType<ReassignIncident>().Technician.ShouldBe("Lin");
    }

    [Fact]
    public void Waiting_is_a_hold_with_its_reason_after_somebody_took_it_up()
    {
        var export = new Export().Row(Lin).Row(Waiting).Row(("incident_state", "Awaiting Problem")).Row(Active).Row(Waiting).Row(Resolved);
        export.Steps().ShouldBe(["report triage assign", "accept hold", "hold", "resume", "hold", "resolve"]);
        export.All()[2].Single().Command.ShouldBeOfType<HoldIncident>().Reason.ShouldBe(HoldReason.AwaitingProblem);
    }

    [Fact]
    public void What_changes_with_a_resolution_happens_before_it_and_what_changes_with_a_reopening_after_it()
    {
        new Export().Row().Row(Group("Group 2"), ("impact", "1 - High"), Resolved).Steps()[1].ShouldBe("triage reassign resolve");
        new Export().Row(Resolved).Row(Group("Group 2"), ("urgency", "1 - High"), Active).Steps()[1].ShouldBe("reopen triage reassign");
    }

    [Fact]
    public void A_record_that_leaps_is_resolved_before_it_is_closed() =>
        new Export().Row(Closed).Row().Steps().ShouldBe(["report triage assign resolve close", ""]);

    [Fact]
    public void A_closed_record_that_comes_back_is_told_as_a_reopening() =>
        new Export().Row(Closed).Row(Active).Steps()[1].ShouldBe("reopen");

    [Fact]
    public void Links_follow_the_record_and_one_of_two_columns_with_the_same_change_keeps_it() =>
        new Export().Row(("problem_id", "P1"), ("rfc", "C1"), ("caused_by", "C1")).Row(("rfc", "?"), ("problem_id", "P2")).Steps()
            .ShouldBe(["report triage assign link Problem P1 link Change C1", "unlink Problem P1 link Problem P2"]);

    [Fact]
    public void Another_category_is_another_service() =>
        new Export().Row().Row(("category", "Mail")).Steps()[1].ShouldBe("triage service");
}
