using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Application.People;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using FluentValidation;

namespace EventSourcedOps.Api.Tests.Services;

public sealed class InputShapesTests
{
    private static readonly Guid Some = new(1, 2, 3, new byte[8]);
    private static readonly WeeklyWindow[] Morning = [new(DayOfWeek.Monday, "09:00", "12:00")];

    [Fact]
    public void Well_formed_input_passes()
    {
        Faults(new CreateOrganisationValidator(), new(Some, "330000", "浙江省")).ShouldBeEmpty();
        Faults(new CreateTeamValidator(), new(Some, Some, "330000", "Night", ["lin"])).ShouldBeEmpty();
        Faults(new DefineCalendarValidator(), new(Some, Some, "330000", "Office", "Asia/Shanghai", Morning)).ShouldBeEmpty();
        Faults(new PublishAgreementValidator(), Agreement(new(null, Priority.High, 30, null))).ShouldBeEmpty();
    }

    [Fact]
    public void Malformed_input_is_named_by_field()
    {
        Faults(new CreateOrganisationValidator(), new(Guid.Empty, "", new('x', 101))).ShouldBe(["CommandId", "Code", "Name"]);
        Faults(new CreateTeamValidator(), new(Some, Some, "330000", "Night", [""])).ShouldBe(["Members[0]"]);
        Faults(new ChangeTeamMembersValidator(), new(Some, Some, [.. Enumerable.Repeat("lin", 501)])).ShouldBe(["Members"]);
        Faults(new DefineCalendarValidator(), new(Some, Some, "330000", "Office", "Asia/Shanghai", [new(DayOfWeek.Monday, "9", "25:00")]))
            .ShouldBe(["Windows[0].From", "Windows[0].To"]);
        Faults(new PublishAgreementValidator(), Agreement(new(null, Priority.High, 0, null))).ShouldBe(["Rules[0].ResponseMinutes"]);
        Faults(new PublishAgreementValidator(), Agreement(new(null, Priority.High, null, null))).ShouldBe(["Rules[0]"]);
        Faults(new PublishPriorityMatrixValidator(), new(Some, "330000", [])).ShouldBe(["Cells"]);
    }

    private static PublishAgreement Agreement(AgreementRule rule) =>
        new(Some, Some, "330000", "Targets", DateTimeOffset.UnixEpoch, Some, [rule], [HoldReason.AwaitingUser]);

    private static IEnumerable<string> Faults<T>(AbstractValidator<T> validator, T command) =>
        validator.Validate(command).Errors.Select(fault => fault.PropertyName);
}
