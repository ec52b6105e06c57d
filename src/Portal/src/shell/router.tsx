import { createBrowserRouter, type RouteObject } from "react-router";
import { pageWords } from "@/i18n";
import { pages } from "@/pages";
import { Missing } from "./Missing";
import type { Page } from "./Page";
import { PageGuard } from "./PageGuard";
import { Shell } from "./Shell";

const lazily = (load: Page["load"]) => async () => {
  const [page] = await Promise.all([load(), pageWords()]);
  return { Component: page.default };
};

const routeOf = (page: Page): RouteObject => ({
  element: <PageGuard operation={page.operation} />,
  children: [page.path === "" ? { index: true, lazy: lazily(page.load) } : { path: page.path, lazy: lazily(page.load) }],
});

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
