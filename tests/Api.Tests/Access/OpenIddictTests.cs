using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Organisations;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>The product beside another house, OpenIddict, whose people may sign in here.</summary>
public abstract class OpenIddictTests(SharedPostgres postgres) : IAsyncLifetime
{
    private readonly TestFolder _secrets = new();
    internal OpenIddictHouse House { get; private set; } = null!;

    protected OpsHost Host { get; private set; } = null!;

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
        GC.SuppressFinalize(this);
    }

    protected async Task<OpsHost> StartAsync(params string[] more)
    {
        var file = Path.Combine(_secrets.Path, "client-secret");
        Directory.CreateDirectory(_secrets.Path);
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
}
