using System.Security.Cryptography;
using System.Text;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;
using QRCoder;

namespace EventSourcedOps.Api.Access;

/// <summary>
/// Codes of an authenticator (TOTP, RFC 6238) and recovery codes. Secrets lie sealed; the key is in the data folder, not in the database.
/// </summary>
internal sealed class SecondFactors(
    CredentialStore credentials, CommandGate gate, AccessMemory access, IDataProtectionProvider protection, TimeProvider time)
{
    private const string Issuer = "EventSourcedOps";
    private const int SecretBytes = 20;
    private const int RecoveryCodes = 10;
    private const int RecoveryBytes = 10;
    private const int PixelsPerModule = 6;
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    private readonly IDataProtector seal = protection.CreateProtector("second-factor.v1");

    /// <summary>Whether the code is good now; a code is good once.</summary>
    public async Task<bool> Spend(Account account, string code, CancellationToken cancellation)
    {
        if (account.SecondFactor is not { } id || await credentials.Find(id, cancellation) is not { } stored) return false;
        var bare = code.Replace(" ", "", StringComparison.Ordinal).Trim();
        if (StepOf(stored, bare) is { } step) return await credentials.SpendStep(id, step, cancellation);
        return await credentials.SpendCode(id, HashOf(bare), cancellation);
    }

    /// <summary>Makes a secret that counts once its owner has shown a code of it.</summary>
    public async Task<(string Address, string Qr)> Offer(KnownAccount account, CancellationToken cancellation)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        await credentials.Add(account.Id, CredentialKind.SecondFactor, seal.Protect(Convert.ToBase64String(secret)), [], cancellation);
        var address = new OtpUri(OtpType.Totp, secret, account.State.Login, Issuer).ToString();
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        return (address, picture.GetGraphic(PixelsPerModule));
    }

    /// <summary>Makes the offered secret count; answers recovery codes, which are shown once.</summary>
    public async Task<(IReadOnlyList<string>? Codes, Refusal? Refusal)> Confirm(
        KnownAccount account, string code, string source, CancellationToken cancellation)
    {
        if (account.State.SecondFactor is not null) return (null, AccountRefusals.SecondFactorThere);
        if (await credentials.Last(account.Id, CredentialKind.SecondFactor, cancellation) is not { } offered
            || StepOf(offered, code.Trim()) is not { } step || !await credentials.SpendStep(offered.Id, step, cancellation))
            return (null, SignInRefusals.CodeWrong);
        string[] codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => Written(RandomNumberGenerator.GetBytes(RecoveryBytes)))];
        await credentials.KeepCodes(offered.Id, [.. codes.Select(HashOf)], cancellation);
        var outcome = await gate.Send(new(
            new EnrolSecondFactor(Guid.CreateVersion7(), account.Id, offered.Id), new(account.State.Login, source, Rights.Everything)));
        await access.Newest(cancellation);
        return outcome.Refusal is { } refusal ? (null, refusal) : (codes, null);
    }

    private long? StepOf(StoredCredential stored, string code) =>
        code.Length == 6 && new Totp(Convert.FromBase64String(seal.Unprotect(stored.Secret)))
            .VerifyTotp(time.GetUtcNow().UtcDateTime, code, out var step, Window) ? step : null;

    private static string Written(byte[] bytes) =>
        string.Join('-', Base32Encoding.ToString(bytes).TrimEnd('=').ToLowerInvariant().Chunk(4).Select(part => new string(part)));

    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant())));
}
