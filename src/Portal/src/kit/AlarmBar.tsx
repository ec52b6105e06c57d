import AlertOutlined from "@ant-design/icons/es/icons/AlertOutlined";
import type { ReactNode } from "react";
import { Link } from "react-router";

/** What must not be overlooked, above every page, with the way to where it is dealt with. */
export function AlarmBar({ to, look, children }: { to: string; look: string; children: ReactNode }) {
  return (
    <div className="alarm" role="alert">
      <AlertOutlined />
      <div className="alarm-lines">{children}</div>
      <Link to={to}>{look}</Link>
    </div>
  );
}
