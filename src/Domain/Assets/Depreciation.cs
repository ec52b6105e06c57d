namespace EventSourcedOps.Domain.Assets;

/// <summary>
/// What an asset is worth in the books: its price is written off in equal parts, month by month, beginning with the month after it was
/// bought, down to what it is worth afterwards. A pure function of what the ledger says and of a day, so it has an answer for any time.
/// </summary>
public static class Depreciation
{
    private const int Cents = 2;

    /// <summary>Books are kept in China's time.</summary>
    private static readonly TimeSpan ChinaTime = TimeSpan.FromHours(8);

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(ChinaTime).DateTime);

    /// <summary>The first moment of that day; the very first day of all began in China before time begins here.</summary>
    public static DateTimeOffset Begin(DateOnly day) =>
        day == DateOnly.MinValue ? DateTimeOffset.MinValue : new(day.ToDateTime(TimeOnly.MinValue), ChinaTime);

    /// <returns>The price as long as nobody says over how many months it is written off; null without a price.</returns>
    public static decimal? BookValue(AssetFacts facts, DateOnly on)
    {
        if (facts is not { Price: { } price, PurchasedOn: { } bought, LifeMonths: { } life and > 0 }) return facts.Price;
        var residual = Math.Min(facts.Residual ?? 0, price);
        var months = Math.Clamp(on.Year * 12 + on.Month - bought.Year * 12 - bought.Month, 0, life);
        return months == life ? residual : price - Math.Round((price - residual) * months / life, Cents, MidpointRounding.ToZero);
    }

    extension(Asset asset)
    {
        /// <summary>What it is worth at that time. What is scrapped keeps the value at which it was written off.</summary>
        public decimal? BookValue(DateTimeOffset at) =>
            Depreciation.BookValue(asset.Facts, DayOf(asset.ScrappedAt is { } gone && gone < at ? gone : at));
    }
}
