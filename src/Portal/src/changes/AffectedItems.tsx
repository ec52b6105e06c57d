import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import type { ChangeWhole, Outlook } from "./ChangeQuery";

/** The items it works on, what fails with them then and now, and what they should read. */
export function AffectedItems({ change, outlook }: { change: ChangeWhole; outlook?: Outlook }) {
  const { t } = useTranslation();
  const known = outlook?.items ?? change.itemsAtApproval;
  const nameOf = (id: string) => [...known, ...change.itemsAtApproval].find((item) => item.id === id)?.name ?? id;
  const actual = new Map(outlook?.differences.map((found) => [found.itemId + found.attribute, found.actual]));
  const impacts = [
    ["atSubmission", change.impactAtSubmission],
    ["atApproval", change.impactAtApproval],
    ["now", outlook?.impact],
  ] as const;
  return (
    <Panel title={t("changes:items.title")}>
      <ul className="link-list">
        {change.itemIds.map((id) => {
          const item = known.find((one) => one.id === id);
          return (
            <li key={id}>
              <span className="clip">{nameOf(id)}</span>
              {item && <span className="faint">{t(`enums:Importance.${item.importance}`)}</span>}
              {item && item.label !== "NORMAL" && <span className="major">{t(`enums:DataLabel.${item.label}`)}</span>}
            </li>
          );
        })}
      </ul>
      <table className="impacts">
        <tbody>
          {impacts.map(
            ([when, impact]) =>
              impact && (
                <tr key={when}>
                  <th scope="row">{t(`changes:items.${when}`)}</th>
                  <td>{t("changes:items.impact", { items: impact.items, services: impact.services })}</td>
                  <td>{t(`enums:Importance.${impact.mostCritical}`)}</td>
                </tr>
              ),
          )}
        </tbody>
      </table>
      {change.declared.length > 0 && (
        <table className="impacts" aria-label={t("changes:items.declared")}>
          <thead>
            <tr>
              <th scope="col">{t("changes:items.attribute")}</th>
              <th scope="col">{t("changes:items.before")}</th>
              <th scope="col">{t("changes:items.planned")}</th>
              <th scope="col">{t("changes:items.actual")}</th>
            </tr>
          </thead>
          <tbody>
            {change.declared.map((value) => {
              const key = value.itemId + value.attribute;
              const differs = actual.has(key);
              return (
                <tr key={key}>
                  <td>
                    {nameOf(value.itemId)} · <code>{value.attribute}</code>
                  </td>
                  <td>{value.before ?? "—"}</td>
                  <td>{value.value ?? "—"}</td>
                  <td className={differs ? "bad" : undefined}>
                    {!change.startedAt || !outlook ? "—" : differs ? (actual.get(key) ?? "—") : t("changes:items.asExpected")}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
