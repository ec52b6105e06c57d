import Button from "antd/es/button";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Facts } from "@/kit/Facts";
import { Panel } from "@/kit/Panel";
import { absolute } from "@/kit/time/instants";
import { shareOf } from "@/traces/figures";
import { calleeOf, callerOf, keyOf } from "./drawing";
import type { Dependency, MappedService, ServiceMap } from "./queries";

/** A service with those that ask it and those it asks, and where to look further. */
export function ServicePanel({ service, map, onChoose }: { service: MappedService; map: ServiceMap; onChoose: (key: string) => void }) {
  const { t } = useTranslation();
  const key = keyOf(service.organisation?.code, service.name);
  const to = dayjs(map.at);
  const traces = new URLSearchParams({ service: service.name, from: to.subtract(1, "hour").toISOString(), to: to.toISOString() });
  return (
    <Panel title={service.name}>
      <Facts
        facts={[
          { label: t("serviceMap:organisation"), value: service.organisation?.name },
          { label: t("serviceMap:service"), value: service.service?.name },
          { label: t("serviceMap:hour"), value: t("serviceMap:calls", { count: service.calls, number: service.calls.toLocaleString() }) },
          { label: t("serviceMap:failed"), value: shareOf(service.failed, service.calls) },
        ]}
      />
      <p className="service-links">
        <Link to={`/monitoring/traces?${traces}`}>{t("serviceMap:traces")}</Link>
        <Link to={`/monitoring/faults?since=${encodeURIComponent(to.subtract(5, "minute").toISOString())}`}>{t("pages.faults")}</Link>
      </p>
      <Neighbours
        title={t("serviceMap:callers")}
        found={map.dependencies.filter((one) => calleeOf(one) === key)}
        nameOf={(one) => one.caller}
        keyOf={callerOf}
        onChoose={onChoose}
      />
      <Neighbours
        title={t("serviceMap:callees")}
        found={map.dependencies.filter((one) => callerOf(one) === key)}
        nameOf={(one) => one.callee}
        keyOf={calleeOf}
        onChoose={onChoose}
      />
    </Panel>
  );
}

function Neighbours({
  title,
  found,
  nameOf,
  keyOf,
  onChoose,
}: {
  title: string;
  found: readonly Dependency[];
  nameOf: (one: Dependency) => string;
  keyOf: (one: Dependency) => string;
  onChoose: (key: string) => void;
}) {
  const { t } = useTranslation();
  if (found.length === 0) return null;
  return (
    <section className="service-neighbours">
      <h3>{title}</h3>
      <ul>
        {found.map((one) => (
          <li key={keyOf(one)}>
            <Button type="link" onClick={() => onChoose(keyOf(one))}>
              {nameOf(one)}
            </Button>
            <span className="faint">
              {t("serviceMap:since", { at: dayjs(one.since).format(absolute) })}
              {one.lastAt && ` · ${t("serviceMap:until", { at: dayjs(one.lastAt).format(absolute) })}`}
            </span>
            <span className={one.failed > 0 ? "figures bad" : "figures"}>
              {one.calls.toLocaleString()}
              {one.failed > 0 && ` · ${shareOf(one.failed, one.calls)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
