using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Domain.Tests.Access;

public sealed class PasswordPolicyTests
{
    [Theory]
    [InlineData("dengbao-3", "Short-1a", "password.too-short")]
    [InlineData("dengbao-3", "onlysmallletters", "password.too-simple")]
    [InlineData("dengbao-3", "P@ssw0rd2026!", "password.weak-list")]
    [InlineData("dengbao-3", "Woaini1314520", "password.weak-list")]
    [InlineData("dengbao-3", "abcdefghijkl", "password.weak-list")]
    [InlineData("dengbao-3", "Aa1Aa1Aa1Aa1", "password.weak-list")]
    [InlineData("dengbao-3", "My-zhangsan-77", "password.weak-list")]
    [InlineData("dengbao-3", "482913377261", "password.weak-list")]
    [InlineData("dengbao-3", "Lake-West-2026", null)]
    [InlineData("asvs", "lake west rain", null)]
    [InlineData("asvs", "Lake-West-1", "password.too-short")]
    [InlineData("asvs", "西湖的雨下了一整天也不停", null)]
    public void A_password_is_judged_by_its_profile(string profile, string password, string? code) =>
        (PasswordPolicy.All.Single(policy => policy.Key == profile).Objection(password, "zhangsan")?.Code).ShouldBe(code);

    [Fact]
    public void Long_is_good_and_endless_is_not() =>
        PasswordPolicy.Asvs.Objection(string.Concat(Enumerable.Repeat("lake rain ", 20)), "lin").ShouldBe(PasswordRefusals.TooLong);

    [Fact]
    public void It_runs_out_where_the_profile_says_so()
    {
        var set = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        PasswordPolicy.ClassifiedProtection.IsExpired(set, set.AddDays(89)).ShouldBeFalse();
        PasswordPolicy.ClassifiedProtection.IsExpired(set, set.AddDays(90)).ShouldBeTrue();
        PasswordPolicy.Asvs.IsExpired(set, set.AddYears(10)).ShouldBeFalse();
    }
}
