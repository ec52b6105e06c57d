using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Access.Sso;

/// <summary>
/// How a house that signs people in is set up: `Ops:Providers:key:…`. What it says about people counts only by the rules that are set here.
/// </summary>
internal sealed record ProviderSettings
{
    /// <summary>Its place in addresses: /sign-in/{key}.</summary>
    public string Key { get; init; } = "";

    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its issuer, under which its discovery document lies.</summary>
    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    /// <summary>File that holds the client's secret; read at each use, so that the secret can be changed while we run.</summary>
    public string? ClientSecretFile { get; init; }

    public string Scopes { get; init; } = "openid profile email";

    /// <summary>Claim that becomes the login of a new account.</summary>
    public string LoginClaim { get; init; } = "preferred_username";

    public string NameClaim { get; init; } = "name";

    /// <summary>Claim that says where somebody belongs: an organisation's code, or a word that <see cref="Organisations"/> translates.</summary>
    public string? OrganisationClaim { get; init; }

    /// <summary>Words of the house for our organisations.</summary>
    public Dictionary<string, string> Organisations { get; init; } = [];

    /// <summary>Where somebody belongs whose organisation the house does not tell; null keeps them out.</summary>
    public string? Organisation { get; init; }

    /// <summary>Claim whose values the rules look at.</summary>
    public string? RoleClaim { get; init; }

    public List<RoleRule> Rules { get; init; } = [];

    /// <summary>Whether somebody who is not known yet gets an account.</summary>
    public bool Provision { get; init; }

    /// <summary>Whether an account of the same login is taken to be the same person; never one that has a password of its own.</summary>
    public bool LinkByLogin { get; init; }

    /// <summary>Values of `amr` or `acr` that are believed to mean that a second factor was shown; none unless told.</summary>
    public List<string> SecondFactor { get; init; } = [];

    /// <summary>Every word of the house that has to be looked for.</summary>
    public IEnumerable<string> Claims => new[] { LoginClaim, NameClaim, OrganisationClaim, RoleClaim }.OfType<string>();

    private string SecretVariable => $"Ops__Providers__{Key}__ClientSecret";

    /// <summary>The client's secret: from its file, or from the environment; null for a client without one.</summary>
    public string? Secret() => ClientSecretFile is { Length: > 0 } file
        ? File.ReadAllText(file).Trim()
        : Environment.GetEnvironmentVariable(SecretVariable) is { Length: > 0 } told ? told : null;

    // The record's own text would show everything; there is no secret in it, and it should stay so.
    public override string ToString() => $"provider {Key}";

    public ProviderSettings Checked(string? secretInSettings)
    {
        if (Key.Length is 0 or > 40 || Key.Any(sign => !char.IsAsciiLetterLower(sign) && !char.IsAsciiDigit(sign) && sign != '-'))
            throw Wrong("its key has small letters, digits and -, up to 40");
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var authority) || authority.Scheme != Uri.UriSchemeHttps && !authority.IsLoopback)
            throw Wrong("Authority must be an address that begins with https://");
        if (ClientId.Length == 0) throw Wrong("ClientId is missing");
        if (secretInSettings is { Length: > 0 } && Environment.GetEnvironmentVariable(SecretVariable) != secretInSettings)
            throw Wrong($"a client secret does not belong into settings: name a file in ClientSecretFile, or set {SecretVariable}");
        if (ClientSecretFile is { Length: > 0 } file && !File.Exists(file)) throw Wrong($"ClientSecretFile {file} is not there");
        if (!Scopes.Split(' ').Contains("openid")) throw Wrong("Scopes must contain openid");
        if (Rules.Count > 0 && RoleClaim is null) throw Wrong("Rules need a RoleClaim");
        if (Rules.Find(rule => rule.Value.Length == 0 || rule.Role.Length == 0) is not null) throw Wrong("each rule needs Value and Role");
        return Name.Length > 0 ? this : this with { Name = Key };

        CannotStartException Wrong(string what) => new($"Ops__Providers__{Key}: {what}.");
    }
}

/// <summary>What somebody holds of whom the house says that word.</summary>
internal sealed record RoleRule
{
    public string Value { get; init; } = "";

    /// <summary>Name of a role that the product brings along, or id of one that an organisation defined.</summary>
    public string Role { get; init; } = "";

    /// <summary>Where; the organisation that the person belongs to unless told.</summary>
    public string? Organisation { get; init; }

    public bool WithSubtree { get; init; } = true;

    public DataLabel Label { get; init; } = DataLabel.Normal;
}

/// <summary>The houses that sign people in.</summary>
internal sealed class Providers
{
    public const string Section = "Ops:Providers";

    private readonly Dictionary<string, Provider> byKey;

    public Providers(IConfiguration configuration, IHttpClientFactory http) => byKey = configuration.GetSection(Section).GetChildren()
        .Select(section => ((section.Get<ProviderSettings>() ?? new()) with { Key = section.Key }).Checked(section["ClientSecret"]))
        .ToDictionary(settings => settings.Key, settings => new Provider(settings, http), StringComparer.Ordinal);

    /// <summary>What the sign-in page shows.</summary>
    public IEnumerable<SignInProvider> Names => byKey.Values.Select(provider => new SignInProvider(provider.Settings.Key, provider.Settings.Name));

    public Provider? Find(string? key) => key is null ? null : byKey.GetValueOrDefault(key);
}
