import { useTranslation } from "react-i18next";
import { unitsOf } from "./elevation";

interface Props {
  asset: { place: { name: string } | null; unit: number | null; height: number | null };
}

/** Where an asset stands: the place, and in a rack from which unit to which. */
export function Standing({ asset: { place, unit, height } }: Props) {
  const { t } = useTranslation();
  if (!place && unit === null) return <span className="faint">—</span>;
  return (
    <span>
      {place?.name ?? t("assets:hiddenPlace")} {unit !== null && <span className="faint figures">{unitsOf(unit, height ?? 1)}</span>}
    </span>
  );
}
