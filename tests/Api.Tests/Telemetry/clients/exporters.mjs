// node exporters.mjs <url> <token>: a request with a step within it, a line and a reading, sent by OpenTelemetry's library; says the id of the trace.
import { context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { SeverityNumber } from "@opentelemetry/api-logs";
import { OTLPLogExporter } from "@opentelemetry/exporter-logs-otlp-http";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-proto";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchLogRecordProcessor, LoggerProvider } from "@opentelemetry/sdk-logs";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";

const [url, token] = process.argv.slice(2);
const to = (signal) => ({ url: `${url}v1/${signal}`, headers: { Authorization: `Bearer ${token}` } });
const resource = resourceFromAttributes({ "service.name": "booking", "service.instance.id": "booking-1" });

const tracing = new NodeTracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter(to("traces")))] });
tracing.register();
const logging = new LoggerProvider({ resource, processors: [new BatchLogRecordProcessor({ exporter: new OTLPLogExporter(to("logs")) })] });
const exporter = new OTLPMetricExporter(to("metrics"));
const metering = new MeterProvider({ resource, readers: [new PeriodicExportingMetricReader({ exporter })] });

const tracer = tracing.getTracer("booking");
const request = tracer.startSpan("POST /bookings", { kind: SpanKind.SERVER });
context.with(trace.setSpan(context.active(), request), () => {
  const seat = tracer.startSpan("reserve seat", { kind: SpanKind.CLIENT, attributes: { train: "G7532" } });
  seat.recordException(new Error("no seat left"));
  seat.setStatus({ code: SpanStatusCode.ERROR, message: "no seat left" });
  seat.end();
  logging.getLogger("booking").emit({ severityNumber: SeverityNumber.ERROR, body: "booking 4711 refused", attributes: { train: "G7532" } });
});
request.end();
metering.getMeter("booking").createCounter("bookings_refused").add(3, { train: "G7532" });

await Promise.all([tracing.shutdown(), logging.shutdown(), metering.shutdown()]);
console.log(request.spanContext().traceId);
