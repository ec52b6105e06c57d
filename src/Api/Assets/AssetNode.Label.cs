using EventSourcedOps.Api.GraphQL;
using QRCoder;

namespace EventSourcedOps.Api.Assets;

public sealed partial class AssetNode
{
    private const int PixelsPerModule = 4;
    private const int LongestOrigin = 200;

    /// <summary>
    /// A QR code for its label, as an SVG picture: the address of its page, and behind the # its number, so that a telephone opens the page
    /// and a stock-taking reads the number.
    /// </summary>
    /// <param name="origin">Where the portal is, such as https://ops.example.</param>
    public string QrCode(string origin)
    {
        if (origin.Length > LongestOrigin || !Uri.TryCreate(origin, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new ApiError("origin-unfit", "`origin` is the address of the portal: http or https, at most 200 characters.");
        using var data = QRCodeGenerator.GenerateQrCode(
            $"{address.GetLeftPart(UriPartial.Authority)}/ledger/{row.Id}#{Uri.EscapeDataString(Facts.Tag)}", QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        return picture.GetGraphic(PixelsPerModule);
    }
}
