import Segmented from "antd/es/segmented";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CopiedText } from "@/kit/CopiedText";

export type Signal = "metrics" | "logs" | "traces";

const prometheus = (url: string) => `# prometheus.yml
remote_write:
  - url: ${url}/api/v1/write
    authorization:
      type: Bearer
      credentials: ops_…`;

const collector = (signal: Signal) => (url: string) =>
  `# otel-collector.yaml
exporters:
  otlphttp:
    ${signal}_endpoint: ${url}/v1/${signal}
    headers:
      Authorization: Bearer ops_…
service:
  pipelines:
    ${signal}:
      receivers: [otlp]
      exporters: [otlphttp]`;

const sdk = (signal: Signal) => (url: string) => {
  const name = signal.toUpperCase();
  return `OTEL_${name}_EXPORTER=otlp
OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf
OTEL_EXPORTER_OTLP_${name}_ENDPOINT=${url}/v1/${signal}
OTEL_EXPORTER_OTLP_${name}_HEADERS=Authorization=Bearer%20ops_…`;
};

const fluentBit = (url: string) => {
  const { protocol, hostname, port } = new URL(url);
  const isSecret = protocol === "https:";
  return `# fluent-bit.conf
[OUTPUT]
    Name     opentelemetry
    Match    *
    Host     ${hostname}
    Port     ${port || (isSecret ? 443 : 80)}
    Tls      ${isSecret ? "On" : "Off"}
    Logs_uri /v1/logs
    Header   Authorization Bearer ops_…`;
};

const curl = (url: string) => `# app.jsonl
{"time":"2026-01-31T08:00:00Z","level":"error","service":"cart","message":"connection refused","region":"east"}

curl -H 'Authorization: Bearer ops_…' --data-binary @app.jsonl ${url}/api/v1/logs`;

const guides: Record<Signal, Record<string, (url: string) => string>> = {
  metrics: { prometheus, collector: collector("metrics"), sdk: sdk("metrics") },
  logs: { collector: collector("logs"), sdk: sdk("logs"), fluentBit, curl },
  traces: { collector: collector("traces"), sdk: sdk("traces") },
};

/** What a sender is to be told, ready to be copied. */
export function SendingGuide({ of }: { of: Signal }) {
  const { t } = useTranslation();
  const ways = Object.keys(guides[of]);
  const [way, choose] = useState(ways[0]!);
  return (
    <>
      <p>{t("telemetry:guide.token")}</p>
      <CopiedText
        head={
          <Segmented
            value={way}
            onChange={choose}
            options={ways.map((value) => ({ value, label: t(`telemetry:guide.${value}`) }))}
            aria-label={t("telemetry:guide.kind")}
          />
        }
        text={guides[of][way]!(window.location.origin)}
      />
      <p className="faint">{t("telemetry:guide.organisation")}</p>
    </>
  );
}
