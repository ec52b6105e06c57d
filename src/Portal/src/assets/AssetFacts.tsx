import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Facts } from "@/kit/Facts";
import { Panel } from "@/kit/Panel";
import { Person } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";
import type { AssetWhole } from "./AssetQuery";
import { Until } from "./marks";
import { Standing } from "./Standing";

/** What the ledger says of an asset, and where it is. */
export function AssetFacts({ asset }: { asset: AssetWhole }) {
  const { t } = useTranslation();
  const label = (key: string) => t(`assets:facts.${key}`);
  const place = asset.place && (
    <Link to={asset.place.type?.key === "rack" ? `/ledger/racks?rack=${asset.place.id}` : `/configuration/items/${asset.place.id}`}>
      <Standing asset={asset} />
    </Link>
  );
  return (
    <Panel title={label("heading")}>
      <Facts
        facts={[
          { label: label("place"), value: place },
          { label: label("custodian"), value: <Person login={asset.custodian} /> },
          { label: label("face"), value: asset.face && t(`enums:RackFace.${asset.face}`) },
          { label: label("dueBack"), value: asset.dueBack },
          { label: label("manufacturer"), value: asset.manufacturer },
          { label: label("serial"), value: asset.serial && <span className="figures">{asset.serial}</span> },
          { label: label("organisation"), value: asset.organisation?.name },
          { label: label("costCentre"), value: asset.costCentre },
          { label: label("supplier"), value: asset.supplier },
          { label: label("contract"), value: asset.contract },
          { label: label("purchasedOn"), value: asset.purchasedOn },
          { label: label("warrantyUntil"), value: asset.warrantyUntil && <Until day={asset.warrantyUntil} /> },
          { label: label("maintenanceUntil"), value: asset.maintenanceUntil && <Until day={asset.maintenanceUntil} /> },
          { label: label("received"), value: <Instant at={asset.receivedAt} /> },
          { label: label("changed"), value: <Instant at={asset.changedAt} /> },
          !!asset.scrappedAt && { label: label("scrapped"), value: <Instant at={asset.scrappedAt} /> },
          !!asset.scrapReason && { label: label("scrapReason"), value: <span className="pre">{asset.scrapReason}</span>, wide: true },
        ]}
      />
    </Panel>
  );
}
