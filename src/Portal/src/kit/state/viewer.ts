import { createContext, useContext } from "react";
import { useSubscription } from "urql";
import { graphql, type ResultOf } from "@/kit/api/graphql";

const ViewerSeatRow = graphql(`
  fragment ViewerSeat on Viewer { login name source roles operations sessionEndsAt organisation { code name } }
`);

export const ViewerQuery = graphql(
  `
  query Viewer {
    viewer { ...ViewerSeat }
  }
`,
  [ViewerSeatRow],
);

const ViewerChanged = graphql(`subscription ViewerChanged { viewerChanged { ...ViewerSeat } }`, [ViewerSeatRow]);

export type Viewer = ResultOf<typeof ViewerQuery>["viewer"];

const Seat = createContext<Viewer | null>(null);

export const ViewerSeat = Seat.Provider;

/** The viewer as the Api tells them anew when their rights change, so that menu and page follow without a reload. */
export function useLiveViewer(): Viewer | undefined {
  const [{ data }] = useSubscription({ query: ViewerChanged });
  return data?.viewerChanged;
}

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
