import { createBrowserRouter, type RouteObject } from "react-router";
import { type Page, pages } from "@/pages";
import { Missing } from "./Missing";
import { PageGuard } from "./PageGuard";
import { Shell } from "./Shell";

function routeOf(page: Page): RouteObject {
  return {
    path: page.path || undefined,
    index: page.path === "",
    lazy: async () => {
      const { default: Content } = await page.load();
      return {
        Component: () => (
          <PageGuard operation={page.operation}>
            <Content />
          </PageGuard>
        ),
      };
    },
  } as RouteObject;
}

const lazily = (load: Page["load"]) => async () => ({ Component: (await load()).default });

export const router = createBrowserRouter([
  { path: "/sign-in", lazy: lazily(() => import("@/access/SignInPage")), HydrateFallback: () => null },
  { path: "/enrol", lazy: lazily(() => import("@/access/EnrolPage")), HydrateFallback: () => null },
  {
    path: "/",
    element: <Shell />,
    errorElement: <Missing broken />,
    HydrateFallback: () => null,
    children: [...pages.map(routeOf), { path: "*", element: <Missing /> }],
  },
]);
