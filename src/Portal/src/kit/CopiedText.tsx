import type { ReactNode } from "react";
import { CopyButton } from "@/kit/CopyButton";

/** A text for a program, ready to be copied. */
export function CopiedText({ head, text }: { head: ReactNode; text: string }) {
  return (
    <section className="copied-text">
      <div className="copied-text-head">
        {head}
        <CopyButton text={text} />
      </div>
      <pre className="code">{text}</pre>
    </section>
  );
}
