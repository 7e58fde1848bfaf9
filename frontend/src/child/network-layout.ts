// Places a network in three columns, the same every time: places left, people in the middle, teams right.
import { textWidth } from "../drawing/rows";

export interface LaidNode {
  key: string;
  label: string;
  name: string;
  kind: string | null;
  signpost: boolean;
}

export interface Placed {
  node: LaidNode;
  first: boolean;
  x: number;
  y: number;
  text: string;
  textX: number;
  anchor: "start" | "middle" | "end";
}

export interface Heading {
  text: string;
  x: number;
  anchor: "start" | "middle" | "end";
}

const STEP = 28;
const TOP = 44;
const SIZE = 14;

/** Where each node stands; the first node is the child asked about. */
export function columns(nodes: readonly LaidNode[], width: number): { placed: Placed[]; height: number; headings: Heading[] } {
  const places = nodes.filter((node) => node.label === "Address");
  const teams = [...nodes.filter((node) => node.label === "Agency" || node.label === "Professional")].sort(byKind);
  const people = nodes.filter((node) => node.label === "Child" || node.label === "Adult");
  const tall = Math.max(places.length, teams.length, people.length * 2);
  const height = TOP + tall * STEP + 10;
  const [left, middle, right] = [width * 0.28, width * 0.5, width * 0.64];
  const column = (group: readonly LaidNode[], x: number, anchor: "start" | "middle" | "end", step: number): Placed[] =>
    group.map((node, index) => {
      const y = TOP + (tall * STEP - group.length * step) / 2 + index * step + step / 2;
      const room = anchor === "end" ? x - 12 : anchor === "start" ? width - x - 12 : width * 0.22;
      const shift = anchor === "end" ? -12 : anchor === "start" ? 12 : 0;
      return { node, first: node === nodes[0], x, y: anchor === "middle" ? y : y, text: cut(node.name, room), textX: x + shift, anchor };
    });
  const central = column(people, middle, "middle", STEP * 2).map((one) => ({ ...one, textX: one.x }));
  return {
    placed: [...column(places, left, "end", STEP), ...column(teams, right, "start", STEP), ...central.map((one) => ({ ...one, y: one.y }))],
    height,
    headings: [
      { text: "Places", x: left + 6, anchor: "end" },
      { text: "People", x: middle, anchor: "middle" },
      { text: "Teams", x: right - 6, anchor: "start" },
    ],
  };
}

function byKind(one: LaidNode, other: LaidNode): number {
  return (one.kind ?? "").localeCompare(other.kind ?? "") || one.name.localeCompare(other.name);
}

function cut(text: string, room: number): string {
  let short = text;
  while (short.length > 2 && textWidth(short, SIZE) > room) short = short.slice(0, -1);
  return short === text ? text : `${short.trimEnd()}…`;
}
