import CopyOutlined from "@ant-design/icons/es/icons/CopyOutlined";
import Button from "antd/es/button";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "@/kit/toast";

/** A text for a program, ready to be copied. */
export function CopiedText({ head, text }: { head: ReactNode; text: string }) {
  const { t } = useTranslation();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast(t("copied"));
  };
  return (
    <section className="copied-text">
      <div className="copied-text-head">
        {head}
        <Button size="small" icon={<CopyOutlined />} onClick={copy}>
          {t("copy")}
        </Button>
      </div>
      <pre className="code">{text}</pre>
    </section>
  );
}
