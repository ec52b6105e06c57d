import type { ReactNode } from "react";

/** A few words in the middle of an otherwise empty place. */
export function Notice({
  title,
  help,
  action,
  mark,
}: {
  title: string;
  help?: string;
  action?: ReactNode /** Stands for a whole page. */;
  mark?: string;
}) {
  return (
    <div className="empty-notice">
      {mark && <div className="empty-notice-mark">{mark}</div>}
      {mark ? <h1>{title}</h1> : <div className="empty-notice-title">{title}</div>}
      {help && <div className="faint">{help}</div>}
      {action}
    </div>
  );
}
