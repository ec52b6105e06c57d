import { createContext, useContext } from "react";
import { graphql, type ResultOf } from "@/kit/api/graphql";

export const ViewerQuery = graphql(`
  query Viewer {
    viewer { login name source roles operations sessionEndsAt organisation { code name } }
  }
`);

export type Viewer = ResultOf<typeof ViewerQuery>["viewer"];

const Seat = createContext<Viewer | null>(null);

export const ViewerSeat = Seat.Provider;

/** Who is signed in. */
export function useViewer(): Viewer {
  const viewer = useContext(Seat);
  if (!viewer) throw new Error("Nobody is signed in here.");
  return viewer;
}

/** Whether the viewer holds an operation anywhere. The Api decides; this only keeps away what would be refused. */
export function useMay(operation: string | undefined): boolean {
  const { operations } = useViewer();
  return !operation || operations.includes(operation);
}
