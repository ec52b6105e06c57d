import "./topology.css";
import Button from "antd/es/button";
import Segmented from "antd/es/segmented";
import Select from "antd/es/select";
import { lazy, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded, Loading } from "@/kit/Problems";
import { useIsPhone } from "@/kit/state/screen";
import { TimeSlider } from "@/kit/time/TimeSlider";
import { drawingOf } from "./drawing";
import { ItemPanel } from "./ItemPanel";
import { Legend } from "./Legend";
import { type Topology, TopologyQuery } from "./queries";
import { TopologyList } from "./TopologyList";
import { TopologyStart } from "./TopologyStart";
import { daysBack, depths, groupings, useLook } from "./useLook";
import { useMarks } from "./useMarks";
import { useGroupName, useTypeOf } from "./words";

const Canvas = lazy(() => import("./Canvas"));

/** What stands on what: around an item, expanded on demand, at any time. */
export default function TopologyPage() {
  const { t } = useTranslation();
  const look = useLook();
  if (!look.around) return <TopologyStart />;
  return <Around key={look.around} title={t("pages.topology")} />;
}

function Around({ title }: { title: string }) {
  const { t } = useTranslation();
  const look = useLook();
  const [{ data, error }, ask] = useQuery({
    query: TopologyQuery,
    variables: { around: look.around!, depth: look.depth, groupBy: look.group, expanded: look.expanded, asOf: look.asOf },
  });
  const name = data?.topology?.items[0]?.item.name;
  return (
    <>
      <PageHeader title={name ? `${title} · ${name}` : title} note={t("topology:note")} actions={<Choices />} />
      <TimeSlider moments={[]} from={look.earliest} />
      <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
        {({ topology }) =>
          topology ? <Look topology={topology} /> : <Notice title={t("topology:unknown")} help={t("topology:unknownHelp")} />
        }
      </Loaded>
    </>
  );
}

/** How far, by what groups, compared with when, and as what. */
function Choices() {
  const { t } = useTranslation();
  const look = useLook();
  const phone = useIsPhone();
  return (
    <div className="topology-choices">
      <Select
        aria-label={t("topology:depth")}
        value={look.depth}
        options={depths.map((depth) => ({ value: depth, label: t("topology:steps", { count: depth }) }))}
        onChange={(depth) => look.set({ depth: `${depth}` })}
      />
      <Select
        aria-label={t("topology:groupBy")}
        allowClear
        placeholder={t("topology:groupBy")}
        value={look.group}
        options={groupings.map((value) => ({ value, label: t(`topology:grouping.${value}`) }))}
        popupMatchSelectWidth={false}
        onChange={(group) => look.set({ group })}
      />
      <Select
        aria-label={t("topology:compare")}
        allowClear
        placeholder={t("topology:compare")}
        value={look.compare}
        options={daysBack.map((value) => ({ value, label: t("topology:before", { count: value }) }))}
        popupMatchSelectWidth={false}
        onChange={(compare) => look.set({ compare: compare ? `${compare}` : undefined })}
      />
      {!phone && (
        <Segmented
          aria-label={t("topology:view")}
          value={look.view}
          options={[
            { value: "canvas", label: t("topology:asCanvas") },
            { value: "list", label: t("topology:asList") },
          ]}
          onChange={(view) => look.set({ view: view === "list" ? "list" : undefined })}
        />
      )}
    </div>
  );
}

function Look({ topology }: { topology: Topology }) {
  const { t } = useTranslation();
  const look = useLook();
  const [typeOf, groupName] = [useTypeOf(), useGroupName()];
  const { marks, difference, answer } = useMarks(topology);
  const drawing = useMemo(() => drawingOf(topology, marks, difference, groupName), [topology, marks, difference, groupName]);
  const middle = drawing.items[0]!;
  const chosen = drawing.items.find((item) => item.id === look.item) ?? middle;
  return (
    <div className="topology-look">
      <div className="topology-main">
        {look.view === "list" ? (
          <TopologyList drawing={drawing} typeOf={typeOf} chosen={chosen.id} />
        ) : (
          <Suspense fallback={<Loading />}>
            <Canvas
              drawing={drawing}
              name={middle.name || middle.id}
              selected={chosen.id}
              typeOf={typeOf}
              onSelect={(item) => look.set({ item })}
              onExpand={look.expand}
            />
          </Suspense>
        )}
        <div className="topology-foot">
          {look.view === "canvas" && <Legend compares={Boolean(difference)} />}
          <span role="status">
            {t("topology:shown", { count: drawing.items.length })}
            {topology.outside > 0 && ` · ${t("topology:outside", { count: topology.outside })}`}
          </span>
          {look.expanded.length > 0 && (
            <Button size="small" onClick={() => look.set({ expand: [] })}>
              {t("topology:collapse")}
            </Button>
          )}
        </div>
      </div>
      <ItemPanel item={chosen} middle={middle} answer={answer} />
    </div>
  );
}
