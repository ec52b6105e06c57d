import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { AllowedLink } from "@/kit/Allowed";
import { Panel } from "@/kit/Panel";
import { StatusTag } from "@/kit/tags";
import { useAsOf } from "@/kit/time/asOf";
import type { IncidentWhole } from "./IncidentQuery";

/** Other incidents, problems, changes and items that this one has to do with. */
export function Ties({ incident }: { incident: IncidentWhole }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const others = [
    ...[incident.parent].filter((one) => one !== null).map((one) => ({ how: "parent", one })),
    ...[incident.duplicateOf].filter((one) => one !== null).map((one) => ({ how: "duplicateOf", one })),
    ...incident.children.map((one) => ({ how: "child", one })),
    ...incident.duplicates.map((one) => ({ how: "duplicate", one })),
  ];
  if (others.length === 0 && incident.links.length === 0) return null;
  return (
    <Panel title={t("incidents:ties.title")}>
      <ul className="link-list">
        {others.map(({ how, one }) => (
          <li key={how + one.id}>
            <span className="faint">{t(`incidents:ties.${how}`)}</span>
            <Link className="clip" to={`/incidents/${one.id}${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ""}`}>
              <span className="figures">{one.number}</span> {one.title}
            </Link>
            <StatusTag status={one.status} />
          </li>
        ))}
        {incident.links.map((link) => (
          <li key={link.kind + link.reference}>
            <span className="faint">{t(`enums:LinkKind.${link.kind}`)}</span>
            <FarEnd incident={incident} link={link} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What a link leads to, by its name as far as that may be seen. */
function FarEnd({ incident, link }: { incident: IncidentWhole; link: IncidentWhole["links"][number] }) {
  const item = link.kind === "ITEM" && incident.items.find((one) => one.id === link.reference);
  const change = link.kind === "CHANGE" && incident.changes.find((one) => one.id === link.reference);
  if (item)
    return (
      <Link className="clip" to={`/configuration/items/${item.id}`}>
        {item.name}
      </Link>
    );
  if (change)
    return (
      <Link className="clip" to={`/changes/${change.id}`}>
        <span className="figures">{change.number}</span> {change.title}
      </Link>
    );
  if (link.kind === "ALERT")
    return (
      <span className="clip">
        <AllowedLink operation="alert.read" to={`/alerts/${link.reference}`}>
          {incident.alerts.find((one) => one.id === link.reference)?.title ?? link.reference}
        </AllowedLink>
      </span>
    );
  return <span className="clip">{link.reference}</span>;
}
