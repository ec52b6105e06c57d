import Tooltip from "antd/es/tooltip";
import dayjs from "dayjs";
import { absolute, relative, short } from "./instants";

/** An instant in the viewer's own zone; the whole of it on hover. */
export function Instant({ at, how = "short" }: { at: string | null | undefined; how?: "short" | "relative" | "absolute" }) {
  if (!at) return <span className="faint">—</span>;
  const instant = dayjs(at);
  const text = how === "absolute" ? instant.format(absolute) : how === "relative" ? relative(instant) : short(instant);
  const whole = `${instant.format(absolute)} ${instant.format("Z")}`;
  return (
    <Tooltip title={how === "relative" ? whole : `${whole} · ${relative(instant)}`}>
      <time dateTime={at} className="figures">
        {text}
      </time>
    </Tooltip>
  );
}
