import Button from "antd/es/button";
import Form from "antd/es/form";
import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import Select from "antd/es/select";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CommandDrawer } from "@/kit/command/CommandDrawer";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { useCommand } from "@/kit/command/useCommand";
import { useOrganisationOptions } from "@/kit/landscape";
import { ConfigureWidget, given, type Settings, type Widget } from "./dashboard";
import { kinds } from "./kinds";

const most = { rows: 20, hours: 744, months: 24 };
const longestTitle = 60;

/** Settles how one widget differs from the usual of its kind. */
export function Configure({ widget, onClose, onChanged }: { widget?: Widget; onClose: () => void; onChanged: () => void }) {
  const { t } = useTranslation();
  return (
    <CommandDrawer title={widget ? t(`workspace:widgets.${widget.kind}.name`) : ""} open={!!widget} onClose={onClose}>
      {widget && <SettingsForm widget={widget} onClose={onClose} onChanged={onChanged} />}
    </CommandDrawer>
  );
}

function SettingsForm({ widget, onClose, onChanged }: { widget: Widget; onClose: () => void; onChanged: () => void }) {
  const { t } = useTranslation();
  const organisations = useOrganisationOptions();
  const run = useCommand(ConfigureWidget);
  const inputs: Record<keyof Settings, ReactNode> = {
    title: <Input maxLength={longestTitle} placeholder={t(`workspace:widgets.${widget.kind}.name`)} />,
    rows: <InputNumber min={1} max={most.rows} className="wide" />,
    hours: <InputNumber min={1} max={most.hours} className="wide" />,
    months: <InputNumber min={1} max={most.months} className="wide" />,
    organisation: <Select allowClear showSearch={{ optionFilterProp: "label" }} options={organisations} />,
  };
  const send = async (filled: Partial<Settings>) => {
    const settings = given({ ...filled, title: filled.title?.trim() });
    if (!(await run.send({ widgetId: widget.widgetId, settings }))) return;
    onClose();
    onChanged();
  };
  return (
    <Form layout="vertical" initialValues={given(widget.settings)} onFinish={send} disabled={run.sending}>
      {kinds[widget.kind].settings.map((name) => (
        <Form.Item key={name} name={name} label={t(`workspace:settings.${name}`)} extra={t(`workspace:settingsHelp.${name}`)}>
          {inputs[name]}
        </Form.Item>
      ))}
      <RefusalNotice refusal={run.refusal} error={run.error} />
      <div className="form-actions">
        <Button onClick={onClose}>{t("form.cancel")}</Button>
        <Button type="primary" htmlType="submit" loading={run.sending}>
          {t("workspace:apply")}
        </Button>
      </div>
    </Form>
  );
}
