using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Organisations;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>The product beside another house, OpenIddict, whose people may sign in here.</summary>
public abstract class OpenIddictTests : IClassFixture<OpenIddictTests.Neighbours>
{
    private readonly Neighbours _neighbours;

    protected OpenIddictTests(Neighbours neighbours)
    {
        _neighbours = neighbours;
        House.OtherNonce = null; // honest again, whatever the test before made of it
    }

    internal OpenIddictHouse House => _neighbours.House;

    protected OpsHost Host => _neighbours.Host;

    protected Task<OpsHost> StartAsync(params string[] more) => _neighbours.StartAsync(more);

    protected void Be(string login, params string[] roles) => House.Person = new()
    {
        ["sub"] = $"id-of-{login}", ["preferred_username"] = login, ["name"] = $"Person {login}", ["unit"] = "西湖", ["roles"] = roles,
        ["sid"] = $"session of {login}",
    };

    internal async Task SignIn(PlainBrowser browser, string login, params string[] roles)
    {
        Be(login, roles);
        await browser.Go("/sign-in/gov?returnTo=%2Fincidents%3Fstatus%3DNEW", IsHome);
    }

    /// <summary>Our own pages are not served here; where the browser was sent is enough.</summary>
    protected bool IsHome(Uri uri) => uri.Authority == Host.Url.Authority && !uri.AbsolutePath.StartsWith("/sign-in/", StringComparison.Ordinal);

    /// <summary>The two houses, for all tests of a class.</summary>
    public sealed class Neighbours(SharedPostgres postgres) : IAsyncLifetime
    {
        private readonly TestFolder _secrets = new();

        internal OpenIddictHouse House { get; private set; } = null!;

        public OpsHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            House = await OpenIddictHouse.StartAsync();
            Host = await StartAsync();
            await Host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "330000", "浙江省"));
            await Host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "330106", "西湖区", "330000"));
        }

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            await House.DisposeAsync();
            _secrets.Dispose();
        }

        public async Task<OpsHost> StartAsync(params string[] more)
        {
            var file = Path.Combine(_secrets.Path, "client-secret");
            await File.WriteAllTextAsync(file, OpenIddictHouse.Secret + "\n");
            const string gov = "--Ops:Providers:gov:";
            return await OpsHost.StartAsync(
                postgres, null, null,
                [
                    $"{gov}Name=Government cloud", $"{gov}Authority={House.Authority}", $"{gov}ClientId={OpenIddictHouse.ClientId}",
                    $"{gov}ClientSecretFile={file}", $"{gov}Scopes=openid profile", $"{gov}OrganisationClaim=unit", $"{gov}Organisations:西湖=330106",
                    $"{gov}RoleClaim=roles", $"{gov}Provision=true", $"{gov}SecondFactor:0=mfa",
                    $"{gov}Rules:0:Value=desk", $"{gov}Rules:0:Role=Operator", $"{gov}Rules:1:Value=feeds", $"{gov}Rules:1:Role=Partner",
                    $"{gov}Rules:1:Organisation=330000", $"{gov}Rules:2:Value=systems", $"{gov}Rules:2:Role=SystemAdministrator",
                    $"{gov}Rules:3:Value=auditing", $"{gov}Rules:3:Role=AuditAdministrator", .. more,
                ]);
        }
    }
}
