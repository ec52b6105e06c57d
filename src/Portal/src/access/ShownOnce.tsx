import CopyOutlined from "@ant-design/icons/es/icons/CopyOutlined";
import Alert from "antd/es/alert";
import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { toast } from "@/kit/toast";

/** A secret that is never told again. */
export function ShownOnce({ title, secret, onDone }: { title: string; secret: string; onDone: () => void }) {
  const { t } = useTranslation();
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    toast(t("copied"));
  };
  return (
    <>
      <Alert type="warning" showIcon title={title} description={t("access:once")} className="notice" />
      <code className="secret">{secret}</code>
      <div className="form-actions">
        <Button icon={<CopyOutlined />} onClick={copy}>
          {t("copy")}
        </Button>
        <Button type="primary" onClick={onDone}>
          {t("access:kept")}
        </Button>
      </div>
    </>
  );
}
