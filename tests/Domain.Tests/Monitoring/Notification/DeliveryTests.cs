using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring.Notification;
using EventSourcedOps.Domain.Tests.Incidents;
using static EventSourcedOps.Domain.Tests.Incidents.District;

namespace EventSourcedOps.Domain.Tests.Monitoring.Notification;

public sealed class DeliveryTests
{
    private static readonly Guid Room = Ids.Derived("channel", "room");
    private static readonly ChannelTerms Terms = new("Room", ChannelKind.WeCom, "https://qyapi.example/send", null, null, null, ChannelLanguage.Chinese, 20);
    private static readonly NotificationText Text = new("Title", ["Line"], "/incidents/1");
    private static readonly DeliveryRequested Requested = new(District.Province, Room, DeliveryKind.Call, null, Self, Text);
    private static readonly DeliveryFault Busy = new("http-503", "The other side answered 503.");

    private static Landscape With(params NotificationChannelEvent[] facts) =>
        facts.Prepend(new NotificationChannelDefined(Room, District.Province, Terms, Room)).Aggregate(Unpromised, (state, fact) => Landscape.Evolve(state, fact, Nine));

    [Fact]
    public void A_call_tells_what_it_is_about_in_the_language_of_the_channel()
    {
        var told = Call(Given(Reported, Triaged, Assigned), With());
        told.Text.Title.ShouldBe("[中] Portal is down · INC0000001");
        told.Text.Lines.ShouldBe(["服务：Portal", "组织：Zhejiang", "团队：Network", "呼叫：lin、wang", "第 2 轮第 1 步。请在门户中应答或受理，否则将呼叫下一步。"]);
        told.Text.Path.ShouldBe($"/incidents/{Self}");
        var english = Call(Given(Reported, Triaged, Assigned), With(new NotificationChannelRevised(Room, Terms with { Language = ChannelLanguage.English }, Room)));
        english.Text.Title.ShouldBe("[Moderate] Portal is down · INC0000001");
        english.Text.Lines[^1].ShouldBe("Round 2, step 1. Answer or accept it in the portal, or the next step is called.");
    }

    [Fact]
    public void What_is_sensitive_does_not_leave_the_house()
    {
        var told = Call(Given(Reported, Triaged, Assigned, new IncidentRelabelled(DataLabel.Sensitive, null)), With());
        told.Text.Title.ShouldBe("[中] 敏感事件，请登录门户查看 · INC0000001");
        told.Text.Lines.ShouldNotContain(line => line.Contains("Portal", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_sent_by_a_channel_that_is_disabled_nor_twice()
    {
        var given = At(Nine, With(new NotificationChannelDisabled(Room, "Night")), _ => Given(Reported, Triaged, Assigned));
        ((Delivery?)null).Call(Room, null, Self, new(1, 1, []), given).ShouldRecordNothing();
        Known().Call(Room, null, Self, new(1, 1, []), At(Nine, With(), _ => Given(Reported, Triaged, Assigned))).ShouldRecordNothing();
        ((Delivery?)null).Test(Room, District.Province, given).ShouldRefuse(NotificationChannelRefusals.Disabled);
        ((Delivery?)null).Test(Room, "320000", given).ShouldRefuse(NotificationChannelRefusals.Unknown);
        Known().Test(Room, District.Province, given).ShouldRefuse(DeliveryRefusals.AlreadyRequested);
    }

    [Fact]
    public void What_fails_is_tried_again_after_longer_and_longer_and_then_given_up()
    {
        var (delivery, pauses) = (Known(), new List<TimeSpan>());
        while (delivery.Status == DeliveryStatus.Waiting)
        {
            var failed = (DeliveryFailed)delivery.Note(new(delivery.Attempts + 1, null, 1, Busy), Nine).Events.Single();
            if (failed.NextAt is { } next) pauses.Add(next - Nine);
            delivery = Delivery.Evolve(delivery, failed, Nine);
        }

        pauses.ShouldBe(Delivery.Pauses);
        delivery.Retry("Mended").ShouldRecord(new DeliveryRetried("Mended"));
        var again = Delivery.Evolve(delivery, new DeliveryRetried("Mended"), Nine);
        ((DeliveryFailed)again.Note(new(8, null, 1, Busy), Nine).Events.Single()).NextAt.ShouldBe(Nine + Delivery.Pauses[0]);
        again.Note(new(8, "room", 12, null), Nine).ShouldRecord(new DeliverySent(8, "room", 12));
    }

    [Fact]
    public void Who_wants_to_be_left_alone_for_longer_is_and_what_is_of_no_use_is_not_tried_again()
    {
        NextAfter(Busy with { RetryAfter = TimeSpan.FromMinutes(2) }).ShouldBe(Nine.AddMinutes(2));
        NextAfter(Busy with { RetryAfter = TimeSpan.FromSeconds(1) }).ShouldBe(Nine + Delivery.Pauses[0]);
        NextAfter(Busy with { RetryAfter = TimeSpan.FromDays(1) }).ShouldBe(Nine + Delivery.Pauses[0]);
        NextAfter(Busy with { IsFinal = true }).ShouldBeNull();
    }

    [Fact]
    public void What_is_told_twice_of_an_attempt_counts_once()
    {
        Known().Note(new(2, null, 1, null), Nine).ShouldRecordNothing();
        Known(new DeliverySent(1, null, 1)).Note(new(2, null, 1, Busy), Nine).ShouldRecordNothing();
        Known(new DeliverySent(1, null, 1)).Retry(null).ShouldRefuse(DeliveryRefusals.NotGivenUp);
        ((Delivery?)null).Note(new(1, null, 1, null), Nine).ShouldRefuse(DeliveryRefusals.Unknown);
    }

    private static DateTimeOffset? NextAfter(DeliveryFault fault) => ((DeliveryFailed)Known().Note(new(1, null, 1, fault), Nine).Events.Single()).NextAt;

    private static DeliveryRequested Call(Incident? incident, Landscape landscape) => (DeliveryRequested)((Delivery?)null).Call(
        Room, null, Self, new(2, 1, ["lin", "wang"]), At(Nine, landscape, id => id == Self ? incident : null)).Events.Single();

    private static Delivery Known(params DeliveryEvent[] more) =>
        more.Prepend(Requested).Aggregate((Delivery?)null, (state, happened) => Delivery.Evolve(state, happened, Nine))!;
}
