// The address bar is the page's only state: which child, through which lens, with which filters. A link shows what its sender saw.
import { useEffect, useState } from "preact/hooks";

export interface LensChoice {
  knownAt: string | null;
  happenedOn: string | null;
  teams: string[];
  pooled: boolean;
  identityToday: boolean;
  sentCounts: boolean;
}

export interface TimelineChoice {
  teams: string[];
  kinds: string[];
  since: string | null;
  until: string | null;
}

export interface Place {
  child: string | null;
  search: string;
  lens: LensChoice;
  timeline: TimelineChoice;
  known: boolean;
}

export const OPEN_LENS: LensChoice = { knownAt: null, happenedOn: null, teams: [], pooled: false, identityToday: false, sentCounts: false };
export const ALL_EVENTS: TimelineChoice = { teams: [], kinds: [], since: null, until: null };

/** What an address asks for; days that are no days are left out. */
export function placeOf(url: URL): Place {
  const child = /^\/child\/([^/]+)\/?$/.exec(url.pathname)?.[1] ?? null;
  const asked = url.searchParams;
  return {
    child: child === null ? null : decodeURIComponent(child),
    search: asked.get("search") ?? "",
    known: child !== null || url.pathname === "/",
    lens: {
      knownAt: day(asked.get("knownAt")),
      happenedOn: day(asked.get("happenedOn")),
      teams: list(asked.get("teams")),
      pooled: asked.get("pooled") === "yes",
      identityToday: asked.get("identity") === "today",
      sentCounts: asked.get("counting") === "sent",
    },
    timeline: {
      teams: list(asked.get("by")),
      kinds: list(asked.get("kinds")),
      since: day(asked.get("from")),
      until: day(asked.get("to")),
    },
  };
}

/** The address of a child through a lens. */
export function childAddress(child: string, lens: LensChoice = OPEN_LENS, timeline: TimelineChoice = ALL_EVENTS): string {
  return `/child/${encodeURIComponent(bareKey(child))}${query(seenBy(lens, timeline))}`;
}

/** A document to save: in which form, and of a CSV file which part. */
export interface Saved {
  form: "docx" | "md" | "csv" | "json";
  part?: string;
  succinct?: boolean;
}

/** The address of a child's document through the same lens. */
export function documentAddress(child: string, { form, part, succinct }: Saved, lens: LensChoice = OPEN_LENS, timeline: TimelineChoice = ALL_EVENTS): string {
  const asked = query({ ...seenBy(lens, timeline), form: succinct ? "succinct" : null, part: part ?? null });
  return `/child/${encodeURIComponent(bareKey(child))}/chronology.${form}${asked}`;
}

function seenBy(lens: LensChoice, timeline: TimelineChoice): Record<string, string | null> {
  return {
    knownAt: lens.knownAt,
    happenedOn: lens.happenedOn,
    teams: lens.teams.join(","),
    pooled: lens.pooled ? "yes" : null,
    identity: lens.identityToday ? "today" : null,
    counting: lens.sentCounts ? "sent" : null,
    by: timeline.teams.join(","),
    kinds: timeline.kinds.join(","),
    from: timeline.since,
    to: timeline.until,
  };
}

/** The address of a search. */
export function searchAddress(words: string): string {
  return `/${query({ search: words })}`;
}

/** An id without its type: `Child:anna` is `anna` in an address. */
export function bareKey(id: string): string {
  return id.slice(id.indexOf(":") + 1);
}

/** Go to an address of this page without loading it again. */
export function go(address: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}

/** Where the reader is; follows the back button and every ordinary click on one of this page's own links. */
export function usePlace(): Place {
  const [place, setPlace] = useState(() => placeOf(new URL(location.href)));
  useEffect(() => {
    const moved = () => setPlace(placeOf(new URL(location.href)));
    addEventListener("popstate", moved);
    document.addEventListener("click", follow);
    return () => {
      removeEventListener("popstate", moved);
      document.removeEventListener("click", follow);
    };
  }, []);
  return place;
}

function follow(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.target || link.origin !== location.origin) return;
  const url = new URL(link.href);
  if (!placeOf(url).known || (url.hash && url.pathname === location.pathname && url.search === location.search)) return;
  event.preventDefault();
  const before = placeOf(new URL(location.href));
  go(link.href);
  if (isOtherScreen(before, placeOf(url))) scrollTo(0, 0);
}

/** Another child, search or lens; not merely another filter. */
function isOtherScreen(before: Place, after: Place): boolean {
  const screen = ({ child, search, lens }: Place) => JSON.stringify([child, search, lens]);
  return screen(before) !== screen(after);
}

function query(asked: Record<string, string | null>): string {
  const given = Object.entries(asked).filter((one): one is [string, string] => Boolean(one[1]));
  const text = given.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%3A", ":")}`).join("&");
  return text && `?${text}`;
}

function list(value: string | null): string[] {
  return value ? value.split(",").filter(Boolean) : [];
}

function day(value: string | null): string | null {
  const number = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(number) && new Date(number).toISOString().slice(0, 10) === value ? value : null; // the 31st of February parses
}
