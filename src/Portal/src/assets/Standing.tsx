import { useTranslation } from "react-i18next";

interface Props {
  asset: { place: { name: string } | null; unit: number | null; height: number | null };
}

/** Where an asset stands: the place, and in a rack from which unit to which. */
export function Standing({ asset: { place, unit, height } }: Props) {
  const { t } = useTranslation();
  if (!place && unit === null) return <span className="faint">—</span>;
  const top = unit === null ? null : unit + (height ?? 1) - 1;
  return (
    <span>
      {place?.name ?? t("assets:hiddenPlace")}{" "}
      {unit !== null && <span className="faint figures">{top === unit ? `U${unit}` : `U${unit}–${top}`}</span>}
    </span>
  );
}
