import { useTranslation } from "react-i18next";
import { type Fault, Faults } from "./importParts";

interface Item {
  place: string;
  type: string | null;
  values: readonly { key: string; value: string | null }[];
  faults: readonly { place: string; column: string | null; reason: string }[];
}

/** The first rows as they would be read, and what cannot be read. */
export function Preview({
  items,
  faults,
  models,
  isWhole,
}: {
  items: readonly Item[];
  faults: readonly Fault[];
  models: readonly { read: number; items: number }[];
  isWhole: boolean;
}) {
  const { t } = useTranslation();
  const keys = [...new Set(items.flatMap((item) => item.values.map((value) => value.key)))];
  const rows = models[0];
  return (
    <>
      {rows && (
        <p className="panel-body" role="status">
          {t(isWhole ? "imports:wizard.rows" : "imports:wizard.rowsSoFar", { read: rows.read, good: rows.items })}
        </p>
      )}
      <div className="import-rows">
        <table className="plain-table">
          <thead>
            <tr>
              <th className="right">{t("imports:faults.place")}</th>
              {keys.map((key) => (
                <th key={key}>{key}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.place} className={item.faults.length > 0 ? "bad" : undefined}>
                <td className="right">{item.place}</td>
                {keys.map((key) => (
                  <td key={key}>{item.values.find((value) => value.key === key)?.value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {faults.length > 0 && <Faults faults={faults} />}
    </>
  );
}
