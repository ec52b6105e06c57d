import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { Points } from "./ItemPanel";
import { StartQuery } from "./queries";
import { useLook } from "./useLook";
import { useTypeOf } from "./words";

const week = 7 * 24 * 3_600_000;
const mostChanged = 30;

/** Where to begin: what everything hangs on, and what changed lately. */
export function TopologyStart() {
  const { t } = useTranslation();
  const { asOf } = useLook();
  const typeOf = useTypeOf();
  const [opened] = useState(() => Date.now());
  const since = useMemo(() => new Date((asOf ? Date.parse(asOf) : opened) - week).toISOString(), [asOf, opened]);
  const [{ data, error }, ask] = useQuery({ query: StartQuery, variables: { since, asOf } });
  return (
    <>
      <PageHeader title={t("pages.topology")} note={t("topology:startNote")} />
      <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
        {({ cutPoints, topologyDiff }) => {
          const changed = [...topologyDiff.turned, ...topologyDiff.came].slice(0, mostChanged);
          if (cutPoints.items.length + changed.length === 0)
            return <Notice title={t("topology:nothing")} help={t("topology:nothingHelp")} />;
          return (
            <div className="topology-start">
              <Panel title={t("topology:fragile")}>
                <p className="faint">{t("topology:fragileHelp")}</p>
                <Points
                  title={t("topology:fragileList", { count: cutPoints.count })}
                  rows={cutPoints.items.map(({ item, parted }) => ({ item, note: t("topology:parts", { count: parted }) }))}
                />
              </Panel>
              <Panel title={t("topology:changed")}>
                <Points title={t("topology:changedList")} rows={changed.map((item) => ({ item, note: typeOf({ point: item }) }))} />
              </Panel>
            </div>
          );
        }}
      </Loaded>
    </>
  );
}
