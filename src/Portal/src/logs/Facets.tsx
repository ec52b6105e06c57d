import DownOutlined from "@ant-design/icons/es/icons/DownOutlined";
import RightOutlined from "@ant-design/icons/es/icons/RightOutlined";
import Button from "antd/es/button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Panel } from "@/kit/Panel";
import { Loading } from "@/kit/Problems";
import { useIsPhone } from "@/kit/state/screen";
import { useUrlState } from "@/kit/state/url";
import { SearchProblem } from "@/telemetry/marks";
import { type LogSummary, LogValuesQuery, type Question } from "./queries";
import { useNarrowing } from "./useNarrowing";

/** Who wrote the lines and what else is known of them, each to narrow the search by; on a phone it waits behind a button. */
export function Facets({ sum, question }: { sum: LogSummary; question: Question }) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const [open, setOpen] = useState(false);
  if (sum.lines === 0) return null;
  return (
    <aside className="log-facets" aria-label={t("logs:facets.title")}>
      {phone && (
        <Button block aria-expanded={open} onClick={() => setOpen(!open)}>
          {t("logs:facets.title")}
        </Button>
      )}
      {(!phone || open) && (
        <>
          <Services sum={sum} />
          {sum.attributes.length > 0 && <Attributes sum={sum} question={question} />}
        </>
      )}
    </aside>
  );
}

function Services({ sum }: { sum: LogSummary }) {
  const { t } = useTranslation();
  const narrow = useNarrowing();
  const chosen = useUrlState().get("service");
  return (
    <Panel title={t("logs:facets.services")} flush>
      <ul className="log-shares">
        {sum.services.map(({ value, lines }) => (
          <li key={value}>
            <Share
              value={value}
              lines={lines}
              of={sum.lines}
              isChosen={value === chosen}
              onPress={value === "" ? undefined : () => narrow.toService(value === chosen ? null : value)}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Attributes({ sum, question }: { sum: LogSummary; question: Question }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>();
  return (
    <Panel title={t("logs:facets.attributes")} flush>
      <ul className="log-shares">
        {sum.attributes.map(({ value: name, lines }) => (
          <li key={name}>
            <button
              type="button"
              className="log-share"
              aria-expanded={open === name}
              onClick={() => setOpen(open === name ? undefined : name)}
            >
              {open === name ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
              <span className="clip">{name}</span>
              <span className="figures faint">{lines.toLocaleString()}</span>
            </button>
            {open === name && <Values name={name} of={lines} question={question} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The most frequent values of an attribute. */
function Values({ name, of, question }: { name: string; of: number; question: Question }) {
  const { t } = useTranslation();
  const narrow = useNarrowing();
  const [{ data, error }, ask] = useQuery({ query: LogValuesQuery, variables: { ...question, attribute: name } });
  if (!data) return error ? <SearchProblem error={error} onRetry={() => ask({ requestPolicy: "network-only" })} /> : <Loading />;
  return (
    <ul className="log-shares log-values" aria-label={t("logs:facets.values", { name })}>
      {data.logSummary.values.map(({ value, lines }) => (
        <li key={value}>
          <Share value={value} lines={lines} of={of} isChosen={narrow.has({ name, value })} onPress={() => narrow.to({ name, value })} />
        </li>
      ))}
    </ul>
  );
}

interface ShareOfLines {
  value: string;
  lines: number;
  of: number;
  isChosen: boolean;
  onPress?: () => void;
}

/** A value, how many lines have it, and how many that is of all. */
function Share({ value, lines, of, isChosen, onPress }: ShareOfLines) {
  const { t } = useTranslation();
  const words = (
    <>
      <span className="clip" title={value}>
        {value || t("logs:unsaid")}
      </span>
      <span className="figures faint">{lines.toLocaleString()}</span>
      <span className="share-bar">
        <i style={{ width: `${of > 0 ? Math.min(100, (lines / of) * 100) : 0}%` }} />
      </span>
    </>
  );
  if (!onPress) return <div className="log-share">{words}</div>;
  return (
    <button type="button" className="log-share" aria-pressed={isChosen} onClick={onPress}>
      {words}
    </button>
  );
}
