import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { AllowedLink } from "@/kit/Allowed";
import { Facts } from "@/kit/Facts";
import { Panel } from "@/kit/Panel";
import { Person } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";
import type { ItemWhole } from "./ItemQuery";
import { useWording } from "./wording";

/** Whose it is, and since when it is known. */
export function ItemFacts({ item }: { item: ItemWhole }) {
  const { t } = useTranslation();
  const word = useWording();
  const label = (key: string) => t(`configuration:facts.${key}`);
  return (
    <Panel title={label("heading")}>
      <Facts
        facts={[
          {
            label: label("type"),
            value: item.type && <Link to={`/configuration/types/${item.type.key}`}>{word(item.type.name)}</Link>,
          },
          { label: label("organisation"), value: item.organisation?.name },
          { label: label("team"), value: item.team?.name },
          { label: label("owner"), value: item.owner && <Person login={item.owner} /> },
          { label: label("service"), value: item.service?.name },
          item.asset && { label: label("asset"), value: <Link to={`/ledger/${item.asset.id}`}>{item.asset.tag}</Link> },
          item.type?.key === "rack" && {
            label: label("elevation"),
            value: (
              <AllowedLink operation="asset.read" to={`/ledger/racks?rack=${item.id}`} otherwise="nothing">
                {label("toRack")}
              </AllowedLink>
            ),
          },
          { label: label("label"), value: t(`enums:DataLabel.${item.label}`) },
          { label: label("registered"), value: <Instant at={item.registeredAt} /> },
          { label: label("changed"), value: <Instant at={item.changedAt} /> },
          { label: label("version"), value: `v${item.version}` },
          item.missedBy.length > 0 && { label: label("missedBy"), value: item.missedBy.join(t("configuration:comma")) },
        ]}
      />
    </Panel>
  );
}
