import DownOutlined from "@ant-design/icons/es/icons/DownOutlined";
import RightOutlined from "@ant-design/icons/es/icons/RightOutlined";
import { memo, useId, useState } from "react";
import { ExactTime } from "@/telemetry/marks";
import { LineDetails } from "./LineDetails";
import { LogSeverityTag, Marked } from "./marks";
import type { LogLine } from "./queries";
import { keyOf } from "./tail";

/** More would not be seen in one line. */
const glance = 500;

/** Lines, one below the other. */
export function LineList({ lines, marks, label }: { lines: readonly LogLine[]; marks: RegExp | undefined; label: string }) {
  const times = new Map<string, number>();
  return (
    <ol className="log-lines" aria-label={label}>
      {lines.map((line) => {
        // The same may have been written twice in a moment.
        const key = keyOf(line);
        const time = times.get(key) ?? 0;
        times.set(key, time + 1);
        return <Line key={`${key} ${time}`} line={line} marks={marks} />;
      })}
    </ol>
  );
}

/** A line at a glance; pressed, it tells all that is known of it. */
const Line = memo(function Line({ line, marks }: { line: LogLine; marks: RegExp | undefined }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <li className={open ? "log-open" : ""}>
      <button
        type="button"
        className="log-line"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen((before) => !before)}
      >
        {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
        <ExactTime at={line.at} />
        <LogSeverityTag severity={line.severity} />
        <span className="log-service clip faint">{line.service}</span>
        <code className="log-text">
          <Marked text={line.text.slice(0, glance)} marks={marks} />
        </code>
      </button>
      {open && (
        <div id={id} className="log-details">
          <LineDetails line={line} marks={marks} />
        </div>
      )}
    </li>
  );
});
