namespace EventSourcedOps.Domain.Monitoring.Localisation;

/// <summary>In how many of the requests something is so.</summary>
public readonly record struct Share(double Held, double Requests)
{
    public double Value => Requests > 0 ? Held / Requests : 0;

    /// <summary>In what part of the requests something has changed: what is so in every one of them says more than what is so in some.</summary>
    public static double Between(Share usual, Share now) => Math.Abs(now.Value - usual.Value);

    public static Share operator +(Share one, Share other) => new(one.Held + other.Held, one.Requests + other.Requests);

    public static Share operator -(Share one, Share other) => new(one.Held - other.Held, one.Requests - other.Requests);
}

/// <summary>
/// How surprising a share is when one knows another: ten bits are once in a thousand times. What is known of the usual share after so many
/// requests is a Beta distribution, from which the probability of a share as far off as this one follows (the posterior predictive of
/// Jeffreys' prior); no threshold is set and no normal distribution supposed. Little data gives little surprise by itself.
/// </summary>
internal static class Surprise
{
    /// <summary>Bits from which on a time or a reading is told: once in eight times.</summary>
    public const double Told = 3;

    /// <summary>Bits from which on something that a request does is told and may explain something else: once in 250 times.</summary>
    public const double Clear = 8;

    /// <summary>More requests than that say no more: shares move by a few in a hundred without any fault.</summary>
    private const double Most = 400;

    private const double Prior = 0.5;
    private const double Rarest = 1e-300;

    /// <summary>In bits; negative when it is fewer than usual.</summary>
    public static double Of(Share usual, Share now)
    {
        if (now.Requests < 0.5) return 0;
        usual = Bounded(usual);
        now = Bounded(now);
        var requests = (int)Math.Round(now.Requests);
        var held = Math.Min(requests, (int)Math.Round(now.Held * requests / now.Requests));
        var (asMany, asFew) = Tails(usual.Held + Prior, usual.Requests - usual.Held + Prior, held, requests);
        var bits = Math.Max(0, -Math.Log2(Math.Max(2 * Math.Min(asMany, asFew), Rarest)));
        return asMany < asFew ? bits : -bits;
    }

    private static Share Bounded(Share share) =>
        share.Requests <= Most ? share : new(share.Held * Most / share.Requests, Most);

    /// <summary>The probability of as many or more, and of as many or fewer, each from the one before it.</summary>
    private static (double AsMany, double AsFew) Tails(double with, double without, int held, int requests)
    {
        var (log, asMany, asFew) = (0.0, 0.0, 0.0);
        for (var at = 0; at < requests; at++) log += Math.Log((without + at) / (with + without + at));
        for (var count = 0; count <= requests; count++)
        {
            if (count >= held) asMany += Math.Exp(log);
            if (count <= held) asFew += Math.Exp(log);
            if (count < requests) log += Math.Log((requests - count) / (count + 1.0) * (with + count) / (without + requests - count - 1));
        }

        return (asMany, asFew);
    }
}
