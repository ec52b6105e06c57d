import "./assets.css";
import PrinterOutlined from "@ant-design/icons/es/icons/PrinterOutlined";
import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { AssetLabelQuery } from "./AssetQuery";

/** What is glued onto the asset; printing leaves everything else of the page out. */
export default function AssetLabelPage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const [{ data, error }, ask] = useQuery({ query: AssetLabelQuery, variables: { id, origin: window.location.origin } });
  return (
    <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
      {({ asset }) =>
        asset ? (
          <>
            <PageHeader
              over={<Link to={`/ledger/${asset.id}`}>{asset.tag}</Link>}
              title={t("pages.assetLabel")}
              note={t("assets:label.note")}
              actions={
                <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
                  {t("assets:label.print")}
                </Button>
              }
            />
            <div className="asset-label">
              <img alt={t("assets:label.code", { tag: asset.tag })} src={`data:image/svg+xml;utf8,${encodeURIComponent(asset.qrCode)}`} />
              <div className="asset-label-words">
                <div className="asset-label-owner">{asset.organisation?.name}</div>
                <div className="asset-label-tag">{asset.tag}</div>
                <div>{asset.model}</div>
                {asset.serial && <div>SN {asset.serial}</div>}
                {asset.purchasedOn && <div>{t("assets:label.purchased", { day: asset.purchasedOn })}</div>}
              </div>
            </div>
          </>
        ) : (
          <Notice title={t("assets:unknown")} help={t("assets:unknownHelp")} />
        )
      }
    </Loaded>
  );
}
