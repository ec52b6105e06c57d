import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Panel } from "@/kit/Panel";
import { Instant } from "@/kit/time/Instant";
import type { AlertWhole } from "./AlertQuery";

/** Why nobody is told of it. */
export function Suppressions({ alert }: { alert: AlertWhole }) {
  const { t } = useTranslation();
  if (alert.suppressions.length === 0) return null;
  return (
    <Panel title={t("alerts:suppressions.title")}>
      <ul className="link-list">
        {alert.suppressions.map((one) => (
          <li key={one.cause + one.reference}>
            <span className="faint">{t(`enums:SuppressionCause.${one.cause}`)}</span>
            {one.cause === "SILENCE" ? (
              <Link className="clip" to="/alerts/silences">
                {t("alerts:suppressions.silence")}
              </Link>
            ) : (
              <span className="clip">{one.reference}</span>
            )}
            {one.until && (
              <span className="faint">
                {t("alerts:suppressions.until")} <Instant at={one.until} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
