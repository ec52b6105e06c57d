import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import { Person } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";
import { span } from "@/kit/time/instants";
import type { AssetWhole } from "./AssetQuery";

/** Who held it from when to when, the newest first: no gap, never two at a time. */
export function CustodyChain({ chain }: { chain: AssetWhole["custodyChain"] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("assets:custody.title")}>
      <ol className="custody">
        {[...chain].reverse().map((custody) => (
          <li key={`${custody.holder} ${custody.since}`} className={custody.until ? undefined : "custody-now"}>
            <strong>
              <Person login={custody.holder} />
            </strong>
            <span className="faint">
              <Instant at={custody.since} /> – {custody.until ? <Instant at={custody.until} /> : t("assets:custody.now")}
            </span>
            {custody.until && (
              <span className="faint figures">{span((Date.parse(custody.until) - Date.parse(custody.since)) / 1_000, t)}</span>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
