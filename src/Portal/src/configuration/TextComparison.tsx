import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { portalHeaders } from "@/kit/api/live";
import { Loading } from "@/kit/Problems";
import { type DiffLine, isChanged, sideBySide } from "./textDiff";

interface Side {
  url: string;
  at: string;
}

const widest = 1_200;

/** A configuration file beside the version before it. */
export function TextComparison({ name, before, after }: { name: string; before: Side; after: Side }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" type="text" onClick={() => setOpen(true)}>
        {t("configuration:texts.compare")}
      </Button>
      <Modal title={name} open={open} onCancel={() => setOpen(false)} footer={null} width={widest} destroyOnHidden>
        <Difference before={before.url} after={after.url} />
      </Modal>
    </>
  );
}

function Difference({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation();
  const [lines, setLines] = useState<DiffLine[] | "failed">();
  useEffect(() => {
    let isCurrent = true;
    Promise.all([before, after].map(textAt))
      .then(([old, now]) => isCurrent && setLines(sideBySide(old!, now!)))
      .catch(() => isCurrent && setLines("failed"));
    return () => {
      isCurrent = false;
    };
  }, [before, after]);
  if (!lines) return <Loading />;
  if (lines === "failed")
    return (
      <p className="bad" role="alert">
        {t("configuration:texts.unread")}
      </p>
    );
  if (!lines.some(isChanged)) return <p className="faint">{t("configuration:versions.same")}</p>;
  return (
    <section className="text-diff" aria-label={t("configuration:texts.compare")}>
      <table>
        <tbody>
          {lines.map((line, i) => (
            <Line key={i} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ line: { before, after, folded } }: { line: DiffLine }) {
  const { t } = useTranslation();
  if (folded)
    return (
      <tr>
        <td colSpan={4} className="text-diff-folded">
          {t("configuration:texts.folded", { count: folded })}
        </td>
      </tr>
    );
  const changed = isChanged({ before, after });
  return (
    <tr>
      <td className="text-diff-number">{before?.number}</td>
      <td className={changed && before ? "diff-before" : ""}>{before?.text}</td>
      <td className="text-diff-number">{after?.number}</td>
      <td className={changed && after ? "diff-after" : ""}>{after?.text}</td>
    </tr>
  );
}

async function textAt(url: string): Promise<string> {
  const answer = await fetch(url, { headers: portalHeaders });
  if (!answer.ok) throw new Error(`${url} ${answer.status}`);
  return answer.text();
}
