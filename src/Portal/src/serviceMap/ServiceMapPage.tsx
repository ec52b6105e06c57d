import "./serviceMap.css";
import Button from "antd/es/button";
import Segmented from "antd/es/segmented";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { useIsPhone } from "@/kit/state/screen";
import { useUrlState } from "@/kit/state/url";
import { useAsOf } from "@/kit/time/asOf";
import { TimeSlider } from "@/kit/time/TimeSlider";
import { ChangesPanel } from "./ChangesPanel";
import { keyOf } from "./drawing";
import { MapDrawing } from "./MapDrawing";
import { type MapChange, type ServiceMap, ServiceMapChangesQuery, ServiceMapQuery } from "./queries";
import { ServicePanel } from "./ServicePanel";

const furthest = 90 * 24 * 3_600_000;

/** Which services ask which, at any time: as it was, or as it was known then. */
export default function ServiceMapPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const then = useAsOf();
  const knows = url.flag("known");
  const [opened] = useState(() => Date.now());
  const from = useMemo(() => new Date(opened - furthest).toISOString(), [opened]);
  const [{ data: turned }] = useQuery({ query: ServiceMapChangesQuery, variables: { from }, requestPolicy: "cache-and-network" });
  const [{ data, error }, ask] = useQuery({
    query: ServiceMapQuery,
    variables: knows ? { asOf: then } : { at: then },
    requestPolicy: "cache-and-network",
  });
  const changes = turned?.serviceMapChanges ?? [];
  const moments = useMemo(() => [...new Set(changes.map((change) => change.at))].reverse().map((at) => ({ at })), [changes]);
  return (
    <>
      <PageHeader
        title={t("pages.serviceMap")}
        note={t("serviceMap:note")}
        actions={
          then && (
            <Segmented
              aria-label={t("serviceMap:truth")}
              value={knows ? "known" : "was"}
              options={[
                { value: "was", label: t("serviceMap:asItWas") },
                { value: "known", label: t("serviceMap:asKnown") },
              ]}
              onChange={(value) => url.set({ known: value === "known" ? "true" : undefined })}
            />
          )
        }
      />
      <TimeSlider moments={moments} from={moments[0] && moments[0].at > from ? moments[0].at : from} />
      <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
        {({ serviceMap }) =>
          serviceMap.services.length === 0 ? (
            <Notice title={t("serviceMap:nothing")} help={t("serviceMap:nothingHelp")} />
          ) : (
            <Look map={serviceMap} changes={changes} />
          )
        }
      </Loaded>
    </>
  );
}

function Look({ map, changes }: { map: ServiceMap; changes: readonly MapChange[] }) {
  const { t } = useTranslation();
  const { get, set } = useUrlState();
  const phone = useIsPhone();
  const chosen = get("service");
  const choose = (service: string | undefined) => set({ service }, { replace: true });
  const service = map.services.find((one) => keyOf(one.organisation?.code, one.name) === chosen);
  return (
    <div className="service-map-look">
      <div>
        {phone ? <Names map={map} chosen={chosen} onChoose={choose} /> : <MapDrawing map={map} chosen={chosen} onChoose={choose} />}
        <p className="faint service-map-foot" role="status">
          {t("serviceMap:shown", { services: map.services.length, dependencies: map.dependencies.length })}
          {!map.isWhole && ` ${t("serviceMap:notWhole")}`}
        </p>
      </div>
      {service ? <ServicePanel service={service} map={map} onChoose={choose} /> : <ChangesPanel changes={changes} />}
    </div>
  );
}

/** A phone has no room to draw: there the names are what is looked at. */
function Names({ map, chosen, onChoose }: { map: ServiceMap; chosen: string | undefined; onChoose: (key: string | undefined) => void }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("serviceMap:services")} flush>
      <ul className="service-names" aria-label={t("serviceMap:services")}>
        {map.services.map((service) => {
          const key = keyOf(service.organisation?.code, service.name);
          return (
            <li key={key}>
              <Button type="link" aria-pressed={key === chosen} onClick={() => onChoose(key === chosen ? undefined : key)}>
                {service.name}
              </Button>
              <span className={service.failed > 0 ? "figures bad" : "figures"}>{service.calls.toLocaleString()}</span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
