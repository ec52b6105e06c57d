using EventSourcedOps.Domain.Organisations;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.Organisations;

public sealed class OrganisationTests
{
    private static Organisation? Nobody => null;

    [Theory]
    [InlineData("330000", OrganisationLevel.Province)]
    [InlineData("330100", OrganisationLevel.City)]
    [InlineData("330106", OrganisationLevel.County)]
    [InlineData("330106-DSJ", OrganisationLevel.Department)]
    [InlineData("330000-DSJ-01", OrganisationLevel.Department)]
    [InlineData("33010", null)]
    [InlineData("930000", null)]
    [InlineData("330006", null)]
    [InlineData("330106-", null)]
    [InlineData("330106\n", null)]
    [InlineData("330106-大数据", null)]
    public void A_code_tells_the_level(string code, OrganisationLevel? level) => DivisionCode.LevelOf(code).ShouldBe(level);

    [Fact]
    public void A_county_is_created_under_its_city() =>
        Nobody.Create("330108", "滨江区", Hangzhou, Standing)
            .ShouldRecord(new OrganisationCreated("330108", "滨江区", OrganisationLevel.County, Hangzhou));

    [Fact]
    public void A_county_without_a_city_stands_under_its_province() =>
        Nobody.Create("339001", "省直辖县", Zhejiang, Standing)
            .ShouldRecord(new OrganisationCreated("339001", "省直辖县", OrganisationLevel.County, Zhejiang));

    [Fact]
    public void A_department_is_created_under_what_its_code_names() =>
        Nobody.Create(Bureau, "数据局", Xihu, Standing)
            .ShouldRecord(new OrganisationCreated(Bureau, "数据局", OrganisationLevel.Department, Xihu));

    [Theory]
    [InlineData("330206", Hangzhou)]
    [InlineData("330300", Hangzhou)]
    [InlineData("340000", Zhejiang)]
    [InlineData("330300", null)]
    [InlineData("330200-DSJ", Hangzhou)]
    public void A_code_made_for_another_place_is_refused(string code, string? parent) =>
        Nobody.Create(code, "?", parent, Standing).ShouldRefuse(OrganisationRefusals.ForeignCode);

    [Fact]
    public void Nothing_is_created_twice_or_under_nothing()
    {
        At(Xihu).Create(Xihu, "西湖区", Hangzhou, Standing).ShouldRefuse(OrganisationRefusals.AlreadyExists);
        Nobody.Create("340100", "合肥市", "340000", Standing).ShouldRefuse(OrganisationRefusals.UnknownParent);
    }

    [Fact]
    public void A_county_moves_to_another_city_and_keeps_its_code() =>
        At(Xihu).Move(Ningbo, Standing).ShouldRecord(new OrganisationMoved(Xihu, Ningbo));

    [Fact]
    public void A_move_keeps_the_levels_in_order() =>
        At(Hangzhou).Move(Ningbo, Standing).ShouldRefuse(OrganisationRefusals.LevelsOutOfOrder);

    [Fact]
    public void Nothing_moves_under_itself()
    {
        var landscape = Standing.With(
            new OrganisationCreated(Bureau, "数据局", OrganisationLevel.Department, Xihu),
            new OrganisationCreated($"{Bureau}-1", "一处", OrganisationLevel.Department, Bureau));

        landscape.OrganisationOf(Bureau).Move($"{Bureau}-1", landscape).ShouldRefuse(OrganisationRefusals.UnderItself);
        landscape.OrganisationOf(Bureau).Move(Bureau, landscape).ShouldRefuse(OrganisationRefusals.UnderItself);
    }

    [Fact]
    public void Only_what_has_no_open_children_is_closed()
    {
        At(Hangzhou).Close(Standing).ShouldRefuse(OrganisationRefusals.OpenChildren);

        var landscape = Standing.With(new OrganisationClosed(Xihu));
        landscape.OrganisationOf(Hangzhou).Close(landscape).ShouldRecord(new OrganisationClosed(Hangzhou));
        landscape.OrganisationOf(Xihu).Close(landscape).ShouldRecordNothing();
        landscape.OrganisationOf(Xihu).Rename("西湖").ShouldRefuse(OrganisationRefusals.Closed);
        Nobody.Create(Bureau, "数据局", Xihu, landscape).ShouldRefuse(OrganisationRefusals.ClosedParent);
    }

    [Fact]
    public void A_name_that_stays_the_same_records_nothing()
    {
        At(Xihu).Rename("西湖区").ShouldRecordNothing();
        At(Xihu).Rename("西湖").ShouldRecord(new OrganisationRenamed(Xihu, "西湖"));
        Nobody.Rename("西湖").ShouldRefuse(OrganisationRefusals.Unknown);
    }

    private static Organisation? At(string code) => Standing.OrganisationOf(code);
}
