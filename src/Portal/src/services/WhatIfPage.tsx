import "./services.css";
import Button from "antd/es/button";
import Checkbox from "antd/es/checkbox";
import DatePicker from "antd/es/date-picker";
import Form from "antd/es/form";
import Select from "antd/es/select";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql, type ResultOf, type VariablesOf } from "@/kit/api/graphql";
import { FieldInput } from "@/kit/command/FieldInput";
import { inputOf } from "@/kit/command/fields";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { useUrlState } from "@/kit/state/url";
import { Pager } from "@/kit/table/Pager";
import { span } from "@/kit/time/instants";
import { AgreementQuery } from "./AgreementPage";
import { type Agreement, agreementFields, CalendarNames } from "./agreementFields";

const WhatIf = graphql(`
  query WhatIf($draft: AgreementDraft!, $from: DateTimeOffset!, $to: DateTimeOffset!, $differing: Boolean!, $after: String) {
    slaWhatIf(draft: $draft, from: $from, to: $to) {
      count differing
      official { met missed open unpromised }
      draft { met missed open unpromised }
      clocks(first: 50, after: $after, differing: $differing) {
        nodes {
          incidentId number kind differs official draft officialConsumedSeconds officialTargetSeconds draftConsumedSeconds draftTargetSeconds
          incident { id title }
        }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  }
`);

const AgreementNames = graphql(`query AgreementNames { agreements(first: 200) { nodes { id name } } }`);

type Asked = VariablesOf<typeof WhatIf>;
type Clock = ResultOf<typeof WhatIf>["slaWhatIf"]["clocks"]["nodes"][number];

const usualDays = 30;

export default function WhatIfPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const [{ data: names, error: fault }] = useQuery({ query: AgreementNames });
  const id = url.get("agreement") ?? names?.agreements.nodes[0]?.id;
  const [{ data, error }] = useQuery({ query: AgreementQuery, variables: { id: id ?? "" }, pause: !id });
  return (
    <>
      <PageHeader
        title={t("pages.whatIf")}
        note={t("services:whatIf.note")}
        over={<Link to="/sla/agreements">{t("pages.agreements")}</Link>}
      />
      {names?.agreements.nodes.length === 0 ? (
        <Notice title={t("services:agreement.empty")} />
      ) : (
        <Loaded data={data} error={error ?? fault}>
          {({ agreement }) => agreement && <Trial key={agreement.id} agreement={agreement} all={names?.agreements.nodes ?? []} />}
        </Loaded>
      )}
    </>
  );
}

function Trial({ agreement, all }: { agreement: Agreement; all: readonly { id: string; name: string }[] }) {
  const { t } = useTranslation();
  const url = useUrlState();
  const [form] = Form.useForm();
  const [asked, ask] = useState<Omit<Asked, "differing" | "after">>();
  const [range, setRange] = useState(() => [dayjs().subtract(usualDays, "day").startOf("day"), dayjs().endOf("day")] as const);
  const [{ data: names }] = useQuery({ query: CalendarNames });
  const calendars = (names?.calendars.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const fields = agreementFields(agreement.versions.at(-1), calendars, t).filter((field) => field.name !== "name");
  const values = (Form.useWatch([], form) ?? {}) as Record<string, unknown>;
  const run = (filled: Record<string, unknown>) => {
    url.set({ after: null }, { replace: true });
    const draft = { agreementId: agreement.id, organisation: agreement.organisation?.code, ...inputOf(fields, filled) } as Asked["draft"];
    scrollTo({ top: 0 });
    ask({ draft, from: range[0].toISOString(), to: range[1].toISOString() });
  };
  return (
    <div className="columns columns-form-first">
      <Panel title={t("services:whatIf.draft")}>
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={run}
          initialValues={{ ...Object.fromEntries(fields.map((field) => [field.name, field.initial])), effectiveFrom: range[0] }}
        >
          <Form.Item label={t("services:whatIf.agreement")} htmlFor="what-if-agreement">
            <Select
              id="what-if-agreement"
              value={agreement.id}
              options={all.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id) => url.set({ agreement: id }, { replace: true })}
            />
          </Form.Item>
          {fields.map((field) => (
            <Form.Item
              key={field.name}
              name={field.name}
              label={t(`services:form.fields.${field.name}`)}
              rules={[{ required: !!field.required, message: t("form.required") }]}
            >
              <FieldInput field={field} values={values} />
            </Form.Item>
          ))}
          <Form.Item label={t("services:whatIf.period")}>
            <DatePicker.RangePicker
              className="wide"
              allowClear={false}
              value={[range[0], range[1]]}
              onChange={(next) => next?.[0] && next[1] && setRange([next[0].startOf("day"), next[1].endOf("day")])}
            />
          </Form.Item>
          <Button type="primary" htmlType="submit" block>
            {t("services:whatIf.run")}
          </Button>
        </Form>
      </Panel>
      <div>
        {asked ? (
          <Comparison asked={asked} />
        ) : (
          <Panel>
            <Notice title={t("services:whatIf.start")} help={t("services:whatIf.startHelp")} />
          </Panel>
        )}
      </div>
    </div>
  );
}

function Comparison({ asked }: { asked: Omit<Asked, "differing" | "after"> }) {
  const { t } = useTranslation();
  const url = useUrlState();
  const everything = url.flag("all");
  const [{ data, error, fetching }] = useQuery({ query: WhatIf, variables: { ...asked, differing: !everything, after: url.get("after") } });
  const name = (key: string) => t(`services:whatIf.${key}`);
  return (
    <Loaded data={fetching ? undefined : data} error={error}>
      {({ slaWhatIf }) => (
        <>
          <Panel title={t("services:whatIf.summary", { count: slaWhatIf.count, differing: slaWhatIf.differing })} flush>
            <table className="plain-table">
              <thead>
                <tr>
                  <th />
                  {(["met", "missed", "open", "unpromised"] as const).map((key) => (
                    <th key={key} className="right">
                      {name(key)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {(["official", "draft"] as const).map((side) => (
                  <tr key={side}>
                    <td>{name(side)}</td>
                    {(["met", "missed", "open", "unpromised"] as const).map((key) => (
                      <td key={key} className="right figures">
                        {slaWhatIf[side][key]}
                        {side === "draft" && <Difference value={slaWhatIf.draft[key] - slaWhatIf.official[key]} good={key === "met"} />}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Panel>
          <Panel
            title={name("tickets")}
            flush
            extra={
              <Checkbox checked={everything} onChange={(event) => url.set({ all: event.target.checked }, { replace: true })}>
                {name("all")}
              </Checkbox>
            }
          >
            {slaWhatIf.clocks.nodes.length === 0 ? (
              <Notice title={name("same")} />
            ) : (
              <div className="scroll">
                <table className="plain-table">
                  <thead>
                    <tr>
                      <th>{t("incidents:facts.number")}</th>
                      <th>{t("services:clocks.kind")}</th>
                      <th>{name("official")}</th>
                      <th>{name("draft")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {slaWhatIf.clocks.nodes.map((clock) => (
                      <ClockLine key={`${clock.incidentId} ${clock.kind}`} clock={clock} />
                    ))}
                  </tbody>
                </table>
              </div>
            )}
            <Pager
              count={slaWhatIf.clocks.nodes.length}
              total={slaWhatIf.clocks.totalCount}
              next={slaWhatIf.clocks.pageInfo.hasNextPage ? slaWhatIf.clocks.pageInfo.endCursor : null}
            />
          </Panel>
        </>
      )}
    </Loaded>
  );
}

function ClockLine({ clock }: { clock: Clock }) {
  const { t } = useTranslation();
  const verdict = (value: Clock["official"], used: number, target: number | null) => (
    <>
      <span className={value === "MISSED" ? "bad" : value === "MET" ? "good" : ""}>{t(`enums:ClockVerdict.${value}`)}</span>
      <div className="faint figures">{target === null ? span(used, t) : `${span(used, t)} / ${span(target, t)}`}</div>
    </>
  );
  return (
    <tr>
      <td>
        <Link className="figures" to={`/incidents/${clock.incidentId}`}>
          {clock.number}
        </Link>
        <div className="faint">{clock.incident?.title}</div>
      </td>
      <td>{t(`enums:ClockKind.${clock.kind}`)}</td>
      <td>{verdict(clock.official, clock.officialConsumedSeconds, clock.officialTargetSeconds)}</td>
      <td>{verdict(clock.draft, clock.draftConsumedSeconds, clock.draftTargetSeconds)}</td>
    </tr>
  );
}

function Difference({ value, good }: { value: number; good: boolean }) {
  if (value === 0) return null;
  return <span className={value > 0 === good ? "good" : "bad"}> {value > 0 ? `+${value}` : value}</span>;
}
