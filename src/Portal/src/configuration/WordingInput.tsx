import Input from "antd/es/input";
import Space from "antd/es/space";
import { useTranslation } from "react-i18next";

interface Words {
  zh?: string;
  en?: string;
}

const longest = 200;

/** The same words in both languages. */
export function WordingInput({
  value,
  onChange,
  id,
  label,
}: {
  value?: Words;
  onChange?: (words: Words) => void;
  id?: string;
  label?: string;
}) {
  const { t } = useTranslation();
  const called = (language: string) => [label, t(`configuration:define.${language}`)].filter(Boolean).join(" ");
  return (
    <Space.Compact className="wide">
      <Input
        id={id}
        value={value?.zh}
        maxLength={longest}
        placeholder={t("configuration:define.zh")}
        aria-label={called("zh")}
        onChange={(event) => onChange?.({ ...value, zh: event.target.value })}
      />
      <Input
        value={value?.en}
        maxLength={longest}
        placeholder={t("configuration:define.en")}
        aria-label={called("en")}
        onChange={(event) => onChange?.({ ...value, en: event.target.value })}
      />
    </Space.Compact>
  );
}
