using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Exports;

/// <summary>What somebody asks for, read from the query string. Filters have the names that they have in GraphQL.</summary>
internal sealed class ExportRequest(HttpRequest http)
{
    private const string Csv = "csv";
    private const string Xlsx = "xlsx";
    private const string UsualZone = "Asia/Shanghai";

    /// <summary>The first thing that could not be read; null when all of it could.</summary>
    public string? Trouble { get; private set; }

    public string Format => One("format")?.ToLowerInvariant() ?? Csv;

    public bool IsXlsx => Format == Xlsx;

    public bool IsChinese => One("language") is not { } language || language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);

    public TimeZoneInfo Zone =>
        TimeZoneInfo.TryFindSystemTimeZoneById(One("timeZone") ?? UsualZone, out var zone) ? zone : Fail<TimeZoneInfo>("timeZone") ?? TimeZoneInfo.Utc;

    /// <summary>The question as it is kept on record.</summary>
    public string Filter => http.QueryString.Value?.TrimStart('?') ?? "";

    public void CheckFormat()
    {
        if (Format is not (Csv or Xlsx)) Fail<object>("format");
    }

    public string? One(string name) => http.Query[name].FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    public IReadOnlyList<string>? Many(string name) =>
        http.Query[name].OfType<string>().Where(value => value.Length > 0).ToArray() is { Length: > 0 } values ? values : null;

    public bool? Flag(string name) => Read<bool>(name, bool.TryParse);

    public DateTimeOffset? Time(string name) =>
        Read<DateTimeOffset>(name, (string text, out DateTimeOffset at) => DateTimeOffset.TryParse(
            text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out at));

    public Guid? Id(string name) => Read<Guid>(name, Guid.TryParse);

    public IReadOnlyList<Guid>? Ids(string name) =>
        Many(name)?.Select(text => Guid.TryParse(text, out var id) ? id : Fail<Guid?>(name) ?? Guid.Empty).ToArray();

    /// <summary>A name as GraphQL writes it (ON_HOLD).</summary>
    public T? Name<T>(string name) where T : struct, Enum => Read<T>(name, TryName);

    public IReadOnlyList<T>? Names<T>(string name) where T : struct, Enum =>
        Many(name)?.Select(text => TryName<T>(text, out var value) ? value : Fail<T?>(name) ?? default).ToArray();

    /// <summary>Where it is recorded: the highest of the organisations within reach.</summary>
    public static string HomeOf(IReadOnlySet<string>? reach, Domain.Landscape landscape) => reach is not { } reached
        ? Reach.Everywhere
        : reached.OrderBy(code => landscape.Lineage(code).Count()).ThenBy(code => code, StringComparer.Ordinal).FirstOrDefault(Reach.Everywhere);

    private delegate bool Reading<T>(string text, out T value);

    private T? Read<T>(string name, Reading<T> reading) where T : struct =>
        One(name) is not { } text ? null : reading(text, out var value) ? value : Fail<T?>(name);

    private static bool TryName<T>(string text, out T value) where T : struct, Enum
    {
        value = default;
        return !char.IsAsciiDigit(text[0]) && Enum.TryParse(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out value) && Enum.IsDefined(value);
    }

    private T? Fail<T>(string name)
    {
        Trouble ??= name;
        return default;
    }
}
