import CheckCircleFilled from "@ant-design/icons/es/icons/CheckCircleFilled";
import { useToast } from "@/kit/toast";

/** Where short messages come up; read aloud by screen readers. */
export function Toaster() {
  const words = useToast();
  return (
    <div className="toaster" role="status" aria-live="polite">
      {words && (
        <div className="toast">
          <CheckCircleFilled className="good" /> {words}
        </div>
      )}
    </div>
  );
}
