import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import { Instant } from "@/kit/time/Instant";
import { ChangeTable } from "./ChangeTable";
import type { ItemAttribute, ItemStates } from "./ItemQuery";

/** States that somebody named, and how far the item has moved from each. */
export function Baselines({ baselines, attributes }: { baselines: ItemStates["baselines"]; attributes: readonly ItemAttribute[] }) {
  const { t } = useTranslation();
  const definitions = attributes.map((attribute) => attribute.definition);
  if (baselines.length === 0) return null;
  return (
    <Panel title={t("configuration:baselines.title")} flush>
      <ul className="versions">
        {baselines.map((baseline) => (
          <li key={baseline.name}>
            <details>
              <summary>
                <span className="version-line">
                  <strong>{baseline.name}</strong>
                  {baseline.drift.length > 0 ? (
                    <span className="priority priority-high">{t("configuration:baselines.drift", { count: baseline.drift.length })}</span>
                  ) : (
                    <span className="good">{t("configuration:baselines.kept")}</span>
                  )}
                  <span className="faint">
                    <Instant at={baseline.at} />
                  </span>
                </span>
              </summary>
              {baseline.drift.length > 0 && (
                <div className="scroll">
                  <ChangeTable changes={baseline.drift} definitions={definitions} />
                </div>
              )}
            </details>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
