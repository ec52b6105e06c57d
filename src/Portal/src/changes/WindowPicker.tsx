import DatePicker from "antd/es/date-picker";
import dayjs from "dayjs";

interface Window {
  from: string;
  to: string;
}

/** From when to when. */
export function WindowPicker({ value, onChange, id }: { value?: Window; onChange?: (value: Window | undefined) => void; id?: string }) {
  return (
    <DatePicker.RangePicker
      id={id ? { start: id, end: `${id}-end` } : undefined}
      className="wide"
      showTime={{ format: "HH:mm" }}
      format="YYYY-MM-DD HH:mm"
      value={value ? [dayjs(value.from), dayjs(value.to)] : null}
      onChange={(span) => onChange?.(span?.[0] && span[1] ? { from: span[0].toISOString(), to: span[1].toISOString() } : undefined)}
    />
  );
}
