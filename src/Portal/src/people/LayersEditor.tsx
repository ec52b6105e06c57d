import DeleteOutlined from "@ant-design/icons/es/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/es/icons/PlusOutlined";
import Button from "antd/es/button";
import DatePicker from "antd/es/date-picker";
import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import Select from "antd/es/select";
import Switch from "antd/es/switch";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { usePersonWords } from "@/kit/people/Person";
import { WeekEditor } from "@/services/WeekEditor";
import { week } from "@/services/week";
import { firstLayer, type Layer } from "./roster";

const [mostLevels, longestTurn, longestName] = [5, 92, 200];
const office = week.map((day) => ({ day, from: "09:00", to: "18:00" }));

/** Layers of a roster, the one that counts first on top. */
export function LayersEditor({
  value = [],
  onChange,
  members,
}: {
  value?: Layer[];
  onChange?: (layers: Layer[]) => void;
  members: readonly string[];
}) {
  const { t } = useTranslation();
  const name = (key: string) => t(`people:onCall.${key}`);
  const change = (at: number, part: Partial<Layer>) => onChange?.(value.map((layer, i) => (i === at ? { ...layer, ...part } : layer)));
  return (
    <div className="oncall-layers">
      {value.map((layer, at) => (
        <LayerEditor
          key={at}
          layer={layer}
          members={members}
          onChange={(part) => change(at, part)}
          onDrop={() => onChange?.(value.filter((_, i) => i !== at))}
        />
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        onClick={() => onChange?.([...value, firstLayer(members, name("nextLayer"), Math.min(value.length + 1, mostLevels))])}
      >
        {name("addLayer")}
      </Button>
    </div>
  );
}

function LayerEditor({
  layer,
  members,
  onChange,
  onDrop,
}: {
  layer: Layer;
  members: readonly string[];
  onChange: (part: Partial<Layer>) => void;
  onDrop: () => void;
}) {
  const { t } = useTranslation();
  const person = usePersonWords();
  const name = (key: string) => t(`people:onCall.${key}`);
  return (
    <fieldset className="oncall-edit">
      <Input
        value={layer.name}
        maxLength={longestName}
        aria-label={name("layerName")}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <InputNumber
        min={1}
        max={mostLevels}
        value={layer.level}
        prefix={name("levelShort")}
        aria-label={name("levelShort")}
        onChange={(level) => onChange({ level: level ?? 1 })}
      />
      <Button type="text" icon={<DeleteOutlined />} aria-label={name("dropLayer")} onClick={onDrop} />
      <Select
        className="oncall-people"
        mode="multiple"
        value={layer.people}
        options={members.map((member) => ({ value: member, label: person(member) ?? member }))}
        placeholder={name("peopleInOrder")}
        aria-label={name("peopleInOrder")}
        onChange={(people) => onChange({ people })}
      />
      <DatePicker
        value={dayjs(layer.start)}
        allowClear={false}
        aria-label={name("start")}
        onChange={(day) => day && onChange({ start: day.format("YYYY-MM-DD") })}
      />
      <InputNumber
        min={1}
        max={longestTurn}
        value={layer.turnDays}
        prefix={name("turnDays")}
        suffix={name("days")}
        aria-label={name("turnDays")}
        onChange={(turnDays) => onChange({ turnDays: turnDays ?? 1 })}
      />
      <Input
        value={layer.handoverAt}
        prefix={name("handoverAt")}
        aria-label={name("handoverAt")}
        onChange={(event) => onChange({ handoverAt: event.target.value })}
      />
      <span className="oncall-hours">
        <Switch
          size="small"
          checked={layer.windows.length > 0}
          aria-label={name("someHours")}
          onChange={(some) => onChange({ windows: some ? office : [] })}
        />
        {name(layer.windows.length > 0 ? "someHours" : "allHours")}
      </span>
      {layer.windows.length > 0 && (
        <div className="oncall-people">
          <WeekEditor value={layer.windows} onChange={(windows) => onChange({ windows })} />
        </div>
      )}
    </fieldset>
  );
}
