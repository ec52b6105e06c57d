import "./channels.css";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Instant } from "@/kit/time/Instant";
import type { Try } from "./queries";

/** Why an attempt failed, in the reader's language; what other houses say is quoted. */
export function faultOf({ code, reason }: Pick<Try, "code" | "reason">, t: TFunction): string {
  const [, family, number] = /^(http|smtp|robot)-(-?\d+)$/.exec(code ?? "") ?? [];
  return t(`channels:codes.${family ?? code}`, { number, reason, defaultValue: reason ?? code ?? "" });
}

/** Each attempt to send: when, where to, how long it took, or why it failed. */
export function DeliveryTries({ tries }: { tries: readonly Try[] }) {
  const { t } = useTranslation();
  const name = (key: string, options: Record<string, unknown> = {}) => t(`channels:deliveries.${key}`, options);
  if (tries.length === 0) return <p className="faint">{name("noTries")}</p>;
  return (
    <ol className="delivery-tries">
      {tries.map((one) => (
        <li key={one.number}>
          <strong>{name("try", { number: one.number })}</strong>
          <Instant at={one.at} how="absolute" />
          {one.to && <span className="figures">{one.to}</span>}
          {one.code ? (
            <>
              <span className="bad">{faultOf(one, t)}</span>
              <code className="faint">{one.code}</code>
            </>
          ) : (
            <>
              <span className="good">{name("ok")}</span>
              <span className="figures faint">{name("took", { count: one.milliseconds ?? 0 })}</span>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
