import type { ReactNode } from "react";
import { useEffect } from "react";
import { PastBanner } from "@/kit/time/PastBanner";

/** The top of every page: what it is, and what can be done here. */
export function PageHeader({ title, over, note, actions }: { title: ReactNode; over?: ReactNode; note?: ReactNode; actions?: ReactNode }) {
  useEffect(() => {
    if (typeof title === "string") document.title = `${title} · EventSourcedOps`;
  }, [title]);
  return (
    <>
      <PastBanner />
      <header className="page-header">
        <div className="page-header-words">
          {over && <div className="page-header-over">{over}</div>}
          <h1>{title}</h1>
          {note && <div className="page-header-note">{note}</div>}
        </div>
        {actions && <div className="page-header-actions">{actions}</div>}
      </header>
    </>
  );
}
