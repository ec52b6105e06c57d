import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useLocation, useNavigate, useNavigation } from "react-router";
import { useQuery } from "urql";
import { pageWords } from "@/i18n";
import { whenSignedOut } from "@/kit/api/signedOut";
import { Loading, ProblemNotice } from "@/kit/Problems";
import { useIsPhone } from "@/kit/state/screen";
import { useUrlState } from "@/kit/state/url";
import { useLiveViewer, ViewerQuery, ViewerSeat } from "@/kit/state/viewer";
import { toast } from "@/kit/toast";
import { PhoneBar } from "./PhoneBar";
import { Sidebar } from "./Sidebar";
import { TopBar } from "./TopBar";

const BreakGlassAlarm = lazy(() => import("@/access/BreakGlassAlarm"));
const ProjectionAlarm = lazy(() => import("@/projections/ProjectionAlarm"));
const Palette = lazy(() => import("./Palette"));

/** The frame around every page for those who are signed in. */
export function Shell() {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const [{ data, error }, ask] = useQuery({ query: ViewerQuery });
  const live = useLiveViewer();
  const [searching, setSearching] = useState(false);
  const isMoving = useNavigation().state === "loading";
  useSignInWhenNeeded();
  useShortcut(() => setSearching(true));
  useNotices();

  if (error && !data && error.response?.status !== 401)
    return <ProblemNotice error={error} onRetry={() => ask({ requestPolicy: "network-only" })} />;
  if (!data) return <Loading />;

  const viewer = live ?? data.viewer;
  return (
    <ViewerSeat value={viewer}>
      <a className="skip" href="#content">
        {t("shell.skip")}
      </a>
      <div className={phone ? "shell shell-phone" : "shell"}>
        {!phone && <Sidebar />}
        <div className="shell-main">
          <TopBar onSearch={() => setSearching(true)} />
          {isMoving && <div className="moving" role="progressbar" aria-label={t("table.loading")} />}
          <Suspense>
            {viewer.operations.includes("break-glass.read") && <BreakGlassAlarm />}
            {viewer.operations.includes("projection.resume") && <ProjectionAlarm />}
          </Suspense>
          <main id="content" tabIndex={-1}>
            <Outlet />
          </main>
        </div>
        {phone && <PhoneBar />}
      </div>
      <Suspense>{searching && <Palette onClose={() => setSearching(false)} />}</Suspense>
    </ViewerSeat>
  );
}

function useSignInWhenNeeded() {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  useEffect(
    () => whenSignedOut(() => navigate(`/sign-in?returnTo=${encodeURIComponent(pathname + search)}`, { replace: true })),
    [navigate, pathname, search],
  );
}

// Signing in by another house may bring less than it promised; the codes of why are in the address, once.
function useNotices() {
  const { t } = useTranslation();
  const url = useUrlState();
  const notices = url.get("notice");
  useEffect(() => {
    if (!notices) return;
    const told = () => notices.split(",").map((code) => t(`refusals:${code}`, { defaultValue: code }));
    void pageWords().then(() => toast(told().join(" ")));
    url.set({ notice: null }, { replace: true, keepsPage: true });
  }, [notices, url, t]);
}

function useShortcut(action: () => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      action();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  });
}
