import Select from "antd/es/select";
import { useTranslation } from "react-i18next";

interface Control {
  value?: string[];
  onChange?: (value: string[]) => void;
  id?: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Configuration items by id; what is no id is not taken. */
export function ItemPicker({ known, value, onChange, id }: Control & { known: readonly { id: string; name: string }[] }) {
  const { t } = useTranslation();
  return (
    <Select
      id={id}
      mode="tags"
      value={value}
      open={false}
      suffixIcon={null}
      tokenSeparators={[",", " ", "\n"]}
      placeholder={t("changes:plan.items")}
      options={known.map((item) => ({ value: item.id, label: item.name }))}
      onChange={(next: string[]) => onChange?.([...new Set(next.map((one) => one.trim().toLowerCase()).filter((one) => uuid.test(one)))])}
    />
  );
}
