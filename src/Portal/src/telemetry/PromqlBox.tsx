import AutoComplete from "antd/es/auto-complete";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { functionsWith, type Place, placeAt, replaced } from "./completion";
import { MetricLabelNamesQuery, MetricLabelValuesQuery, MetricNamesQuery } from "./queries";

const longest = 4_096;
const shown = 30;

/** Where a query is written; names of metrics and labels come up while one writes. */
export function PromqlBox({ query, onRun }: { query: string; onRun: (query: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(query);
  const [cursor, setCursor] = useState(query.length);
  const [open, setOpen] = useState(false);
  const place = placeAt(text, cursor);
  const words = useWords(place, open);
  const options = words.map((word) => ({ value: replaced(text, place, word), label: word }));
  const run = () => {
    setOpen(false);
    onRun(text.trim());
  };
  return (
    <form
      className="promql"
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <AutoComplete
        className="promql-box"
        value={text}
        options={options}
        open={open && options.length > 0}
        onOpenChange={setOpen}
        defaultActiveFirstOption={false}
        onChange={(value: string) => setText(value)}
        onSelect={(value: string) => setCursor(value.length - (text.length - place.end))}
      >
        <Input.TextArea
          aria-label={t("telemetry:query")}
          placeholder={t("telemetry:placeholder")}
          rows={2}
          maxLength={longest}
          spellCheck={false}
          onInput={(event) => {
            setCursor(event.currentTarget.selectionStart ?? text.length);
            setOpen(true);
          }}
          onSelect={(event) => setCursor(event.currentTarget.selectionStart ?? text.length)}
          onKeyDown={(event) => {
            const chooses = open && options.length > 0 && document.querySelector(".ant-select-item-option-active") !== null;
            if (event.key !== "Enter" || event.shiftKey || chooses) return;
            event.preventDefault();
            run();
          }}
        />
      </AutoComplete>
      <Button type="primary" htmlType="submit">
        {t("telemetry:run")}
      </Button>
    </form>
  );
}

/** What may stand at that place; asked for only while somebody writes. */
function useWords(place: Place, open: boolean): string[] {
  const { kind, word, metric, label } = place;
  const [names] = useQuery({ query: MetricNamesQuery, variables: { text: word }, pause: !open || kind !== "metric" || word === "" });
  const [labels] = useQuery({ query: MetricLabelNamesQuery, variables: { metric }, pause: !open || kind !== "label" });
  const [values] = useQuery({
    query: MetricLabelValuesQuery,
    variables: { label: label ?? "", metric },
    pause: !open || kind !== "value",
  });
  const found = {
    metric: word === "" ? [] : [...functionsWith(word), ...(names.data?.metricNames ?? [])],
    label: (labels.data?.metricLabelNames ?? []).filter((name) => name !== "__name__"),
    value: values.data?.metricLabelValues ?? [],
  }[kind];
  return found.filter((one) => one.includes(word) && one !== word).slice(0, shown);
}
