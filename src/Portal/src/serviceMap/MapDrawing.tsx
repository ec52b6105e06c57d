import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { shareOf } from "@/traces/figures";
import { box, calleeOf, callerOf, type DrawnCall, type DrawnService, drawingOf, isNew } from "./drawing";
import type { ServiceMap } from "./queries";

const longest = 20;
const failing = 0.05;

/** The map as a picture: what is chosen stands out with everything that it asks and is asked by. */
export function MapDrawing({
  map,
  chosen,
  onChoose,
}: {
  map: ServiceMap;
  chosen: string | undefined;
  onChoose: (key: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const { services, calls, left, top, width, height } = drawingOf(map);
  const near = new Set(
    calls.flatMap(({ dependency }) => {
      const ends = [callerOf(dependency), calleeOf(dependency)];
      return chosen && ends.includes(chosen) ? ends : [];
    }),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard as well
    <section className="service-map" tabIndex={0} aria-label={t("serviceMap:map")}>
      <svg viewBox={`${left} ${top} ${width} ${height}`} width={width} height={height}>
        <title>{t("serviceMap:map")}</title>
        <defs>
          <marker
            id="service-map-end"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
            markerUnits="userSpaceOnUse"
          >
            <path d="M0 0 L8 4 L0 8 z" />
          </marker>
        </defs>
        {calls.map((call) => (
          <CallLine key={call.key} call={call} at={map.at} chosen={chosen} />
        ))}
        {services.map((one) => (
          <ServiceBox
            key={one.key}
            drawn={one}
            isChosen={one.key === chosen}
            isFaint={chosen !== undefined && one.key !== chosen && !near.has(one.key)}
            onChoose={() => onChoose(one.key === chosen ? undefined : one.key)}
          />
        ))}
      </svg>
    </section>
  );
}

function CallLine({ call, at, chosen }: { call: DrawnCall; at: string; chosen: string | undefined }) {
  const { dependency } = call;
  const concerns = !chosen || callerOf(dependency) === chosen || calleeOf(dependency) === chosen;
  const marks = [
    "service-call",
    dependency.calls === 0 && "service-call-silent",
    dependency.failed > dependency.calls * failing && "service-call-bad",
    isNew(dependency, at) && "service-call-new",
    !concerns && "service-map-faint",
  ];
  return <path className={marks.filter(Boolean).join(" ")} d={call.path} strokeWidth={call.width} markerEnd="url(#service-map-end)" />;
}

function ServiceBox({
  drawn,
  isChosen,
  isFaint,
  onChoose,
}: {
  drawn: DrawnService;
  isChosen: boolean;
  isFaint: boolean;
  onChoose: () => void;
}) {
  const { t } = useTranslation();
  const { service, x, y } = drawn;
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onChoose();
  };
  const bad = service.failed > service.calls * failing;
  const name = service.name.length > longest ? `${service.name.slice(0, longest - 1)}…` : service.name;
  const share = service.failed > 0 ? ` · ${shareOf(service.failed, service.calls)}` : "";
  const calls =
    service.calls > 0
      ? `${t("serviceMap:calls", { count: service.calls, number: service.calls.toLocaleString() })}${share}`
      : t("serviceMap:notCalled");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing
    <g
      className={["service-box", isChosen && "service-box-chosen", bad && "service-box-bad", isFaint && "service-map-faint"]
        .filter(Boolean)
        .join(" ")}
      role="button"
      tabIndex={0}
      aria-pressed={isChosen}
      onClick={onChoose}
      onKeyDown={pressed}
    >
      <title>{service.name}</title>
      <rect x={x - box.width / 2} y={y - box.height / 2} width={box.width} height={box.height} rx="6" />
      <text x={x} y={y - 4} className="service-box-name">
        {name}
      </text>
      <text x={x} y={y + 14} className="service-box-calls">
        {calls}
      </text>
    </g>
  );
}
