import Segmented from "antd/es/segmented";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CopiedText } from "@/kit/CopiedText";

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
  return (
    <>
      <p>{t("telemetry:guide.token")}</p>
      <CopiedText
        head={
          <Segmented
            value={guide}
            onChange={(next) => choose(next as Guide)}
            options={(Object.keys(guides) as Guide[]).map((value) => ({ value, label: t(`telemetry:guide.${value}`) }))}
            aria-label={t("telemetry:guide.kind")}
          />
        }
        text={guides[guide](window.location.origin)}
      />
      <p className="faint">{t("telemetry:guide.organisation")}</p>
    </>
  );
}
