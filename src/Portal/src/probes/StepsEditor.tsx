import DeleteOutlined from "@ant-design/icons/es/icons/DeleteOutlined";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { useTranslation } from "react-i18next";
import { optionsOf } from "@/kit/enums";
import { methods, type Step, stepOf, withoutBody } from "./steps";

const [most, mostParts, longestUrl, longestBody, longest] = [10, 16, 2_000, 16_384, 1_000];

/** Requests one after the other, as a user would make them, and what must hold of each answer. */
export function StepsEditor({ value = [], onChange, id }: { value?: Step[]; onChange?: (steps: Step[]) => void; id?: string }) {
  const { t } = useTranslation();
  const set = (i: number, change: Partial<Step>) => onChange?.(value.map((one, at) => (at === i ? { ...one, ...change } : one)));
  return (
    <div id={id}>
      {value.map((step, i) => (
        <StepEditor
          key={i}
          step={step}
          number={i + 1}
          onChange={(change) => set(i, change)}
          onRemove={value.length > 1 ? () => onChange?.(value.filter((_, at) => at !== i)) : undefined}
        />
      ))}
      {value.length < most && <Button onClick={() => onChange?.([...value, stepOf()])}>{t("probes:steps.add")}</Button>}
    </div>
  );
}

interface Props {
  step: Step;
  number: number;
  onChange: (change: Partial<Step>) => void;
  onRemove?: () => void;
}

function StepEditor({ step, number, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className="probe-step" aria-label={t("probes:steps.number", { number })}>
      <div className="probe-step-head">
        <Select
          value={step.method}
          onChange={(method) => onChange({ method })}
          options={methods.map((method) => ({ value: method, label: method }))}
          aria-label={t("probes:steps.method", { number })}
        />
        <Input
          value={step.url}
          maxLength={longestUrl}
          placeholder="https://"
          inputMode="url"
          aria-label={t("probes:steps.url", { number })}
          onChange={(event) => onChange({ url: event.target.value })}
        />
        {onRemove && <Button icon={<DeleteOutlined />} aria-label={t("probes:steps.remove", { number })} onClick={onRemove} />}
      </div>
      {!withoutBody.includes(step.method) && (
        <Input.TextArea
          rows={3}
          value={step.body}
          maxLength={longestBody}
          placeholder={t("probes:steps.bodyPlace")}
          aria-label={t("probes:steps.body", { number })}
          onChange={(event) => onChange({ body: event.target.value })}
        />
      )}
      <Headers step={step} number={number} onChange={onChange} />
      <Assertions step={step} number={number} onChange={onChange} />
      <div className="probe-step-tools">
        {step.headers.length < mostParts && (
          <Button size="small" onClick={() => onChange({ headers: [...step.headers, { name: "", value: "" }] })}>
            {t("probes:steps.addHeader")}
          </Button>
        )}
        {step.assertions.length < mostParts && (
          <Button
            size="small"
            onClick={() => onChange({ assertions: [...step.assertions, { kind: "BODY_CONTAINS", expected: "", path: "" }] })}
          >
            {t("probes:steps.addAssertion")}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

function Headers({ step, number, onChange }: Props) {
  const { t } = useTranslation();
  const set = (i: number, change: Partial<Step["headers"][number]>) =>
    onChange({ headers: step.headers.map((one, at) => (at === i ? { ...one, ...change } : one)) });
  return step.headers.map((header, i) => (
    <div key={i} className="probe-step-part">
      <Input
        value={header.name}
        maxLength={longest}
        placeholder={t("probes:steps.headerName")}
        aria-label={t("probes:steps.headerNameOf", { number, place: i + 1 })}
        onChange={(event) => set(i, { name: event.target.value })}
      />
      <Input
        value={header.value}
        maxLength={longest}
        placeholder={t("probes:steps.headerValue")}
        aria-label={t("probes:steps.headerValueOf", { number, place: i + 1 })}
        onChange={(event) => set(i, { value: event.target.value })}
      />
      <Button
        icon={<DeleteOutlined />}
        aria-label={t("probes:steps.removeHeader", { number, place: i + 1 })}
        onClick={() => onChange({ headers: step.headers.filter((_, at) => at !== i) })}
      />
    </div>
  ));
}

function Assertions({ step, number, onChange }: Props) {
  const { t } = useTranslation();
  const set = (i: number, change: Partial<Step["assertions"][number]>) =>
    onChange({ assertions: step.assertions.map((one, at) => (at === i ? { ...one, ...change } : one)) });
  return step.assertions.map((assertion, i) => (
    <div key={i} className={assertion.kind === "JSON_VALUE" ? "probe-step-part probe-assertion" : "probe-step-part"}>
      <Select
        value={assertion.kind}
        onChange={(kind) => set(i, { kind })}
        options={optionsOf("HttpAssertionKind", t)}
        aria-label={t("probes:steps.assertionOf", { number, place: i + 1 })}
      />
      {assertion.kind === "JSON_VALUE" && (
        <Input
          value={assertion.path}
          maxLength={longest}
          placeholder="$.status"
          aria-label={t("probes:steps.pathOf", { number, place: i + 1 })}
          onChange={(event) => set(i, { path: event.target.value })}
        />
      )}
      <Input
        value={assertion.expected}
        maxLength={longest}
        placeholder={t(`probes:steps.expected.${assertion.kind}`)}
        aria-label={t("probes:steps.expectedOf", { number, place: i + 1 })}
        onChange={(event) => set(i, { expected: event.target.value })}
      />
      <Button
        icon={<DeleteOutlined />}
        aria-label={t("probes:steps.removeAssertion", { number, place: i + 1 })}
        onClick={() => onChange({ assertions: step.assertions.filter((_, at) => at !== i) })}
      />
    </div>
  ));
}
