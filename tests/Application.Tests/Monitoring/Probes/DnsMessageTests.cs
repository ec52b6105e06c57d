using System.Buffers.Binary;
using CsCheck;
using EventSourcedOps.Application.Monitoring.Probes.Targets;
using EventSourcedOps.Domain.Monitoring.Probes;

namespace EventSourcedOps.Application.Tests.Monitoring.Probes;

public sealed class DnsMessageTests
{
    private static readonly byte[] Question = DnsMessage.Question(7, "www.hangzhou.gov.cn", DnsRecordType.A);

    [Fact]
    public void An_answer_is_read_with_names_that_end_elsewhere()
    {
        // www is another name for the portal, which has an address; both names point back into the question.
        var answer = NameServer.Answer(
            Question, 0, NameServer.Record(0xc00c, 5, [6, .. "portal"u8, 0xc0, 0x10]), NameServer.Record(0xc00c, 1, [203, 0, 113, 9]));
        DnsMessage.Read(answer, Question)!.Values.ShouldBe(["203.0.113.9"]);
        var alias = DnsMessage.Question(7, "www.hangzhou.gov.cn", DnsRecordType.Cname);
        DnsMessage.Read(NameServer.Answer(alias, 0, NameServer.Record(0xc00c, 5, [6, .. "portal"u8, 0xc0, 0x10])), alias)!.Values
            .ShouldBe(["portal.hangzhou.gov.cn"]);
    }

    [Fact]
    public void What_has_no_answer_says_why()
    {
        DnsMessage.Read(NameServer.Answer(Question, 3), Question)!.Fault!.Kind.ShouldBe(ProbeFaultKind.NameUnknown);
        DnsMessage.Read(NameServer.Answer(Question, 2), Question)!.Fault!.Detail.ShouldBe("the name server failed (SERVFAIL)");
        DnsMessage.Read(NameServer.Answer(Question, 0), Question)!.Values.ShouldBeEmpty();
    }

    [Fact]
    public void What_answers_another_question_is_not_heard()
    {
        var other = DnsMessage.Question(8, "www.hangzhou.gov.cn", DnsRecordType.A);
        DnsMessage.Read(NameServer.Answer(other, 0), Question).ShouldBeNull();
        DnsMessage.Read(NameServer.Answer(DnsMessage.Question(7, "www.hangzhou.gov.com", DnsRecordType.A), 0), Question).ShouldBeNull();
        DnsMessage.Read(Question, Question).ShouldBeNull();
    }

    [Fact]
    public void A_name_that_leads_round_in_circles_is_left() => DnsMessage
        .Read(NameServer.Answer(Question, 0, NameServer.Record((ushort)(0xc000 | Question.Length), 1, [203, 0, 113, 9])), Question)!
        .Fault!.Detail.ShouldBe("the name server's answer cannot be read");

    [Theory]
    [InlineData("10 mail.gov.cn", "mail.gov.cn.", true)]
    [InlineData("10 mail.gov.cn", "10 MAIL.gov.cn", true)]
    [InlineData("2001:db8::1", "2001:0db8:0:0::1", true)]
    [InlineData("203.0.113.9", "203.0.113.8", false)]
    [InlineData("v=spf1 -all", "v=spf1 ~all", false)]
    public void Answers_are_compared_as_what_they_are(string value, string expected, bool same) => DnsMessage.Reads(value, expected).ShouldBe(same);

    /// <summary>Whatever comes back, nothing is thrown: anybody may answer a datagram.</summary>
    [Fact]
    public void No_answer_breaks_the_reader() => Gen.Byte.Array[0, 60].Sample(tail =>
    {
        byte[] answer = [.. NameServer.Answer(Question, 0), .. tail];
        BinaryPrimitives.WriteUInt16BigEndian(answer.AsSpan(6), 3);
        DnsMessage.Read(answer, Question).ShouldNotBeNull();
    }, iter: 5_000);
}
