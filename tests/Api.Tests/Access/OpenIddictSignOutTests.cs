using System.Net;
using System.Security.Cryptography;
using EventSourcedOps.Api.Tests.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>Signing out, there and here.</summary>
public sealed class OpenIddictSignOutTests(OpenIddictTests.Neighbours neighbours) : OpenIddictTests(neighbours)
{
    [Fact]
    public async Task A_logout_at_the_house_ends_its_session_here_and_no_other()
    {
        using var first = new PlainBrowser(Host.Url);
        using var second = new PlainBrowser(Host.Url);
        await SignIn(first, "lin", "desk");
        House.Person["sid"] = "session two";
        await second.Go("/sign-in/gov", IsHome);

        var token = House.LogoutToken("id-of-lin", "session two");
        (await Logout(token)).ShouldBe(HttpStatusCode.OK);
        (await second.State()).ShouldBe("none");
        (await first.State()).ShouldBe("signed-in");
        (await Logout(token)).ShouldBe(HttpStatusCode.BadRequest); // It is good once.

        (await Logout(House.LogoutToken("id-of-somebody-else"))).ShouldBe(HttpStatusCode.OK);
        (await first.State()).ShouldBe("signed-in");
        (await Logout(House.LogoutToken("id-of-lin"))).ShouldBe(HttpStatusCode.OK);
        (await first.State()).ShouldBe("none");
    }

    [Fact]
    public async Task A_logout_token_that_is_wrong_in_any_part_ends_nothing()
    {
        using var browser = new PlainBrowser(Host.Url);
        await SignIn(browser, "lin", "desk");
        using var stranger = RSA.Create(2048);
        var shared = new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(OpenIddictHouse.Secret + new string('x', 32)));
        string[] wrong =
        [
            House.LogoutToken("id-of-lin", audience: "another client"), House.LogoutToken("id-of-lin", issuer: "https://evil.example/"),
            House.LogoutToken("id-of-lin", events: false), House.LogoutToken("id-of-lin", nonce: "n"), House.LogoutToken(),
            House.LogoutToken("id-of-lin", issued: DateTimeOffset.UtcNow.AddHours(-1)), House.LogoutToken("id-of-lin", issued: DateTimeOffset.UtcNow.AddHours(1)),
            House.LogoutToken("id-of-lin", signedWith: new RsaSecurityKey(stranger) { KeyId = "house" }),
            House.LogoutToken("id-of-lin", signedWith: shared, algorithm: "HS256"),
            Unsigned(House.LogoutToken("id-of-lin")), "nonsense", "",
        ];

        foreach (var token in wrong) (await Logout(token)).ShouldBe(HttpStatusCode.BadRequest, token);
        (await browser.State()).ShouldBe("signed-in");
    }

    [Fact]
    public async Task Signing_out_here_tells_our_page_where_to_sign_out_there()
    {
        using var browser = new PlainBrowser(Host.Url);
        await SignIn(browser, "lin", "desk");
        using var response = await browser.Call(HttpMethod.Delete, "/session");

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Headers.Location!.ToString().ShouldStartWith($"{House.Authority}/end?client_id=ops&post_logout_redirect_uri=");
        (await browser.State()).ShouldBe("none");
    }

    private async Task<HttpStatusCode> Logout(string token)
    {
        using var form = new FormUrlEncodedContent([new("logout_token", token)]);
        using var response = await Host.Http.PostAsync("/sign-in/gov/logout", form);
        return response.StatusCode;
    }

    private static string Unsigned(string token) =>
        $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"logout+jwt"}""")}.{token.Split('.')[1]}.";
}
