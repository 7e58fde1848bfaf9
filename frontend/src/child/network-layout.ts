// Places a network the same way every time: the child in the middle, people and places left, teams right.
import { shortened } from "../drawing/rows";

export interface LaidNode {
  key: string;
  label: string;
  name: string;
  kind: string | null;
}

export interface Placed {
  node: LaidNode;
  first: boolean;
  x: number;
  y: number;
  text: string;
  textX: number;
  textY: number;
  anchor: "start" | "middle" | "end";
}

export interface Heading {
  text: string;
  x: number;
  y: number;
  anchor: "start" | "end";
}

const STEP = 28;
const HEAD = 36;
const SIZE = 14;

/** Where each node stands, and how tall that makes the drawing; the first node is the child asked about. */
export function layout(nodes: readonly LaidNode[], width: number): { placed: Placed[]; height: number; headings: Heading[] } {
  const [child, ...others] = nodes;
  const people = others.filter((node) => node.label === "Child" || node.label === "Adult");
  const places = others.filter((node) => node.label === "Address");
  const teams = others.filter((node) => !people.includes(node) && !places.includes(node)).sort(byKind);
  const left = [{ text: "People", nodes: people }, { text: "Places", nodes: places }].filter((group) => group.nodes.length > 0);
  const right = [{ text: "Teams", nodes: teams }].filter((group) => group.nodes.length > 0);
  const height = Math.max(tall(left), tall(right), 120);
  const sides = [stacked(left, width * 0.32, "end", height, width), stacked(right, width * 0.64, "start", height, width)];
  const middle: Placed[] = child
    ? [{ node: child, first: true, x: width * 0.48, y: height / 2, text: shortened(child.name, width * 0.28, SIZE), textX: width * 0.48, textY: height / 2 + 30, anchor: "middle" }]
    : [];
  return { placed: [...middle, ...sides.flatMap((side) => side.placed)], height, headings: sides.flatMap((side) => side.headings) };
}

interface Group {
  text: string;
  nodes: readonly LaidNode[];
}

function stacked(groups: readonly Group[], x: number, anchor: "start" | "end", height: number, width: number): { placed: Placed[]; headings: Heading[] } {
  const placed: Placed[] = [];
  const headings: Heading[] = [];
  const room = (anchor === "end" ? x : width - x) - 14;
  const away = anchor === "end" ? -12 : 12;
  let y = (height - tall(groups)) / 2;
  for (const group of groups) {
    headings.push({ text: group.text, x: x - away / 2, y: y + HEAD - 12, anchor });
    y += HEAD;
    for (const node of group.nodes) {
      placed.push({ node, first: false, x, y: y + STEP / 2, text: shortened(node.name, room, SIZE), textX: x + away, textY: y + STEP / 2 + 5, anchor });
      y += STEP;
    }
  }
  return { placed, headings };
}

function tall(groups: readonly Group[]): number {
  return groups.reduce((sum, group) => sum + HEAD + group.nodes.length * STEP, 0);
}

/** The line of a tie; one within a column bows towards the middle. */
export function curve(from: Placed, to: Placed): string {
  const bow = Math.min(30 + Math.abs(from.y - to.y) / 6, 90);
  const middle = from.x === to.x ? from.x + bow : (from.x + to.x) / 2;
  return `M${from.x} ${from.y} C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
}

function byKind(one: LaidNode, other: LaidNode): number {
  return (one.kind ?? "").localeCompare(other.kind ?? "") || one.name.localeCompare(other.name);
}
