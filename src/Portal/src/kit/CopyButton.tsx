import CopyOutlined from "@ant-design/icons/es/icons/CopyOutlined";
import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { toast } from "@/kit/toast";

/** Puts a text where it can be pasted from. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast(t("copied"));
  };
  return (
    <Button size="small" icon={<CopyOutlined />} onClick={copy}>
      {t("copy")}
    </Button>
  );
}
