using System.Text.Json;
using System.Text.Json.Serialization;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Application.Services;

/// <summary>The holidays and make-up workdays of one year, with what says so.</summary>
public sealed record HolidayYear(int Year, string Source, bool Provisional, IReadOnlyList<DeclaredDay> Days)
{
    public DeclareHolidays For(Guid calendar, Guid commandId) => new(commandId, calendar, Year, Source, Provisional, Days);
}

/// <summary>The years that the product brings along for China; later notices come in through the command like any other input.</summary>
public static class ChinaHolidays
{
    private const string Folder = "EventSourcedOps.Application.Services.Calendars.";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static IReadOnlyList<HolidayYear> Years { get; } =
    [
        .. typeof(ChinaHolidays).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(Read).OrderBy(year => year.Year),
    ];

    private static HolidayYear Read(string name)
    {
        using var file = typeof(ChinaHolidays).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<HolidayYear>(file, Format) ?? throw new InvalidOperationException($"{name} is empty.");
    }
}
