import CopyOutlined from "@ant-design/icons/es/icons/CopyOutlined";
import Button from "antd/es/button";
import Segmented from "antd/es/segmented";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "@/kit/toast";

const prometheus = (url: string) => `# prometheus.yml
remote_write:
  - url: ${url}/api/v1/write
    authorization:
      type: Bearer
      credentials: ops_…`;

const collector = (url: string) => `# otel-collector.yaml
exporters:
  otlphttp:
    metrics_endpoint: ${url}/v1/metrics
    headers:
      Authorization: Bearer ops_…
service:
  pipelines:
    metrics:
      receivers: [otlp]
      exporters: [otlphttp]`;

const sdk = (url: string) => `OTEL_METRICS_EXPORTER=otlp
OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf
OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=${url}/v1/metrics
OTEL_EXPORTER_OTLP_METRICS_HEADERS=Authorization=Bearer%20ops_…`;

const guides = { prometheus, collector, sdk };
type Guide = keyof typeof guides;

/** What a sender is to be told, ready to be copied. */
export function SendingGuide() {
  const { t } = useTranslation();
  const [guide, choose] = useState<Guide>("prometheus");
  const text = guides[guide](window.location.origin);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast(t("telemetry:guide.copied"));
  };
  return (
    <div className="sending-guide">
      <p>{t("telemetry:guide.token")}</p>
      <div className="sending-guide-head">
        <Segmented
          value={guide}
          onChange={(next) => choose(next as Guide)}
          options={(Object.keys(guides) as Guide[]).map((value) => ({ value, label: t(`telemetry:guide.${value}`) }))}
          aria-label={t("telemetry:guide.kind")}
        />
        <Button icon={<CopyOutlined />} onClick={copy}>
          {t("telemetry:guide.copy")}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard as well */}
      <pre tabIndex={0}>{text}</pre>
      <p className="faint">{t("telemetry:guide.organisation")}</p>
    </div>
  );
}
