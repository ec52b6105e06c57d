using EventSourcedOps.Domain.Monitoring.Notification;
using EventSourcedOps.Domain.Tests.Incidents;
using static EventSourcedOps.Domain.Monitoring.Notification.NotificationChannelRefusals;
using static EventSourcedOps.Domain.Tests.Incidents.District;

namespace EventSourcedOps.Domain.Tests.Monitoring.Notification;

public sealed class NotificationChannelTests
{
    private static readonly Guid Id = Ids.Derived("channel");
    private static readonly Guid Secret = Ids.Derived("secret");
    private static readonly KeptSecret Kept = new(Secret, HasToken: true, CanSign: false);
    private static readonly ChannelTerms Robot = new("Room", ChannelKind.WeCom, "https://qyapi.example/send", null, null, null, ChannelLanguage.Chinese, 20);
    private static readonly ChannelTerms Mail = new("Mail", ChannelKind.Email, "smtp://mail.example:25", "ops@example.cn", null, null, ChannelLanguage.English, 60);
    private static readonly ChannelTerms Sms = new("SMS", ChannelKind.Sms, "https://sms.example/v1", null, null, """{"to":"{mobile}","say":"{text}"}""", ChannelLanguage.Chinese, 60);

    [Fact]
    public void A_channel_leads_to_an_address_that_fits_its_kind()
    {
        foreach (var terms in new[] { Robot, Mail, Sms, Mail with { Address = "smtps://mail.example" } })
            Define(terms).ShouldRecord(new NotificationChannelDefined(Id, District.Province, terms, Secret));
        foreach (var address in new[] { "qyapi.example", "ftp://qyapi.example/", "smtp://mail.example", "https://u:p@qyapi.example/", "https://qyapi.example/send?key=1", "https://qyapi.example/#a", "file:///etc/passwd" })
            Define(Robot with { Address = address }).ShouldRefuse(AddressUnfit);
        Define(Mail with { Address = "https://mail.example" }).ShouldRefuse(MailServerMissing);
        Define(Mail with { Sender = null }).ShouldRefuse(SenderMissing);
        foreach (var template in new[] { null, "{text}", "{mobile}" }) Define(Sms with { Template = template }).ShouldRefuse(TemplateUnfit);
        ((NotificationChannel?)null).Define(Id, "999999", Robot, Kept, At(Nine)).ShouldRefuse(OrganisationUnknown);
        Known().Define(Id, District.Province, Robot, Kept, At(Nine)).ShouldRefuse(AlreadyDefined);
    }

    [Fact]
    public void A_robot_without_its_key_reaches_nobody()
    {
        foreach (var kind in new[] { ChannelKind.WeCom, ChannelKind.DingTalk, ChannelKind.Feishu, ChannelKind.Webhook })
            ((NotificationChannel?)null).Define(Id, District.Province, Robot with { Kind = kind }, null, At(Nine)).ShouldRefuse(SecretMissing);
        ((NotificationChannel?)null).Define(Id, District.Province, Mail, null, At(Nine)).Refusal.ShouldBeNull();
        ((NotificationChannel?)null).Define(Id, District.Province, Robot, Kept with { HasToken = false }, At(Nine)).ShouldRefuse(SecretUnfit);
        Define(Robot with { Kind = ChannelKind.Webhook }).ShouldRefuse(SecretUnfit);
        ((NotificationChannel?)null).Define(Id, District.Province, Robot with { Kind = ChannelKind.Webhook }, Kept with { CanSign = true }, At(Nine)).Refusal.ShouldBeNull();
        Known().Revise(Robot, Kept with { HasToken = false }).ShouldRefuse(SecretUnfit);
    }

    [Fact]
    public void A_secret_is_not_taken_along_to_another_house()
    {
        Known().Revise(Robot with { Name = "Hall" }, null).ShouldRecord(new NotificationChannelRevised(Id, Robot with { Name = "Hall" }, Secret));
        Known().Revise(Robot with { Address = "https://qyapi.example/other" }, null).Refusal.ShouldBeNull();
        foreach (var elsewhere in new[] { "https://thief.example/send", "http://qyapi.example/send", "https://qyapi.example:8443/send" })
        {
            Known().Revise(Robot with { Address = elsewhere }, null).ShouldRefuse(SecretMissing);
            Known().Revise(Robot with { Address = elsewhere }, Kept with { Id = Id }).ShouldRecord(new NotificationChannelRevised(Id, Robot with { Address = elsewhere }, Id));
        }

        Known().Revise(Robot, null).ShouldRecordNothing();
        Known().Revise(Robot with { Kind = ChannelKind.Feishu }, null).ShouldRefuse(OtherKind);
        ((NotificationChannel?)null).Revise(Robot, null).ShouldRefuse(Unknown);
    }

    [Fact]
    public void It_is_disabled_and_enabled_once()
    {
        Known().Disable("Night").ShouldRecord(new NotificationChannelDisabled(Id, "Night"));
        Known().Enable().ShouldRecordNothing();
        var disabled = Known(new NotificationChannelDisabled(Id, "Night"));
        disabled.Disable("Again").ShouldRecordNothing();
        disabled.Enable().ShouldRecord(new NotificationChannelEnabled(Id));
    }

    private static Decision<NotificationChannelEvent> Define(ChannelTerms terms) => ((NotificationChannel?)null).Define(Id, District.Province, terms, Kept, At(Nine));

    private static NotificationChannel Known(params NotificationChannelEvent[] more) => more.Prepend(new NotificationChannelDefined(Id, District.Province, Robot, Secret))
        .Aggregate((NotificationChannel?)null, (state, happened) => NotificationChannel.Evolve(state, happened, Nine))!;
}
