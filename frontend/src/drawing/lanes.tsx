// Lanes over time: stretches with both bounds of their ends, single days, gaps, and numbered lines across all lanes.
// A drawing only repeats what the list beside it says, so it is one picture to a screen reader.
import { useRef } from "preact/hooks";
import { type Between, betweenWords, spanWords } from "../words/days";
import { type Axis, axis } from "./axis";
import { rows, shortened, textWidth } from "./rows";
import { useWidth } from "./width";

export interface Bar {
  key: string;
  label: string;
  since: Between | null;
  until: Between | null;
  quiet?: boolean;
}

export interface Mark {
  key: string;
  label: string;
  on: Between;
  last?: Between | null;
  open?: boolean;
  anchor: string; // where a click leads; by keyboard the list beside the drawing does
}

export interface Gap {
  key: string;
  label: string;
  since: string;
  until: string;
}

export interface Lane {
  key: string;
  name: string;
  bars?: Bar[];
  marks?: Mark[];
  gaps?: Gap[];
}

export interface Line {
  key: string;
  label: string;
  on: Between;
  sound: boolean;
}

export interface LanesProps {
  title: string;
  from: string;
  to: string;
  lanes: readonly Lane[];
  lines?: readonly Line[];
}

const SIZE = 14;
const AXIS = 26;
const LINES = 26;
const NAME = 24;
const BAR = 24;
const ROW = 29;
const DOT = 13;
const PAD = 6;
const WIDE = 760;
const GUTTER = 270;

export function Lanes({ title, from, to, lanes, lines = [] }: LanesProps) {
  const holder = useRef<HTMLDivElement>(null);
  const width = useWidth(holder);
  const left = width >= WIDE ? GUTTER : 0;
  const along = axis(from, to, left, width);
  const top = AXIS + (lines.length > 0 ? LINES : 0);
  let next = top;
  const laid = lanes.map((lane) => {
    const one = laidOut(lane, along, next, left);
    next += one.height;
    return one;
  });
  return (
    <div class="sl-drawing" ref={holder}>
      <svg viewBox={`0 0 ${width} ${next}`} role="img" aria-label={title} class="sl-drawing__svg">
        <Hatch />
        {along.ticks.map((tick) => (
          <g key={tick.day}>
            <line class="sl-drawing__tick" x1={tick.x} x2={tick.x} y1={AXIS - 6} y2={next} />
            <text class="sl-drawing__year" x={tick.x} y={14} text-anchor={tick.x < left + 40 ? "start" : tick.x > width - 40 ? "end" : "middle"}>
              {tick.label}
            </text>
          </g>
        ))}
        {numbered(lines, along).map(({ line, at, x, number }) => (
          <g key={line.key} class={line.sound ? "sl-drawing__move" : "sl-drawing__move sl-drawing__move--broken"}>
            <title>{`${number}: ${line.label}, ${betweenWords(line.on)}`}</title>
            <line x1={at} x2={at} y1={top - 8} y2={next} />
            <circle cx={x} cy={top - 14} r={10} />
            <text x={x} y={top - 9.5} text-anchor="middle">
              {number}
            </text>
          </g>
        ))}
        {laid.map((one) => (
          <DrawnLane key={one.lane.key} laid={one} left={left} width={width} />
        ))}
      </svg>
    </div>
  );
}

interface Laid {
  lane: Lane;
  top: number;
  height: number;
  bars: Placed<Bar>[];
  gaps: Placed<Gap>[];
  marks: { mark: Mark; x: number; end: number; y: number }[];
}

interface Placed<T> {
  of: T;
  x: number;
  end: number;
  sure: [number, number];
  y: number;
  text: string;
  textX: number;
}

function laidOut(lane: Lane, along: Axis, top: number, left: number): Laid {
  let y = top + (left > 0 ? PAD : NAME);
  const bars = placed(lane.bars ?? [], along, y, ({ since, until }) => [
    since ? along.at(since.first) : along.left,
    until ? along.at(until.last) : along.right,
    since ? along.at(since.last) : along.left,
    until ? along.at(until.first) : along.right,
  ]);
  y += bars.count * ROW;
  const gaps = placed(lane.gaps ?? [], along, y, ({ since, until }) => [along.at(since), along.at(until), along.at(since), along.at(until)], true);
  y += gaps.count * ROW;
  const marks = marked(lane.marks ?? [], along, y);
  y += marks.count * DOT + (marks.count > 0 ? PAD : 0);
  if (y === top + NAME) y += 18; // room to say that nothing is there
  return { lane, top, height: Math.max(y, top + NAME) + PAD - top, bars: bars.placed, gaps: gaps.placed, marks: marks.placed };
}

/** Stretches with their labels on rows of their own; a label stands in its stretch, or (`after`) behind it. */
function placed<T extends { label: string }>(
  all: readonly T[],
  along: Axis,
  y: number,
  ends: (of: T) => [number, number, number, number],
  after = false,
): { placed: Placed<T>[]; count: number } {
  const found = all.map((of) => {
    const [x, last, sureFrom, sureTo] = ends(of);
    const end = Math.max(last, x + 4);
    const text = shortened(of.label, along.right - along.left - 2 * PAD, SIZE);
    const room = along.right - textWidth(text, SIZE) - PAD;
    return { of, x, end, sure: [sureFrom, sureTo] as [number, number], y, text, textX: Math.max(Math.min((after ? end : x) + PAD, room), along.left + PAD) };
  });
  const packed = rows(found.map((one) => ({ from: Math.min(one.x, one.textX), to: Math.max(one.end, one.textX + textWidth(one.text, SIZE)) })));
  return { placed: found.map((one, index) => ({ ...one, y: y + (packed.row[index] ?? 0) * ROW })), count: found.length > 0 ? packed.count : 0 };
}

function marked(marks: readonly Mark[], along: Axis, y: number) {
  const found = marks.map((mark) => ({ mark, x: along.at(mark.on.first), end: along.at((mark.last ?? mark.on).last) }));
  const packed = rows(found.map(({ x, end }) => ({ from: Math.min(x, (x + end) / 2 - 6), to: Math.max(end, (x + end) / 2 + 6) })), 1);
  return {
    placed: found.map((one, index) => ({ ...one, y: y + (packed.row[index] ?? 0) * DOT + DOT / 2 + 2 })),
    count: found.length > 0 ? packed.count : 0,
  };
}

function DrawnLane({ laid, left, width }: { laid: Laid; left: number; width: number }) {
  const { lane, top, bars, gaps, marks } = laid;
  return (
    <g>
      <line class="sl-drawing__rule" x1={0} x2={width} y1={top} y2={top} />
      <text class="sl-drawing__lane" x={0} y={top + 18}>
        {shortened(lane.name, (left || width) - 12, SIZE * 1.06)}
      </text>
      {bars.length + gaps.length + marks.length === 0 && (
        <text class="sl-drawing__none" x={left} y={top + (left > 0 ? 18 : NAME + 10)}>
          Nothing on the files looked at
        </text>
      )}
      {bars.map((bar) => (
        <DrawnBar key={bar.of.key} bar={bar} />
      ))}
      {gaps.map((gap) => (
        <g class="sl-drawing__gap" key={gap.of.key}>
          <title>{gap.of.label}</title>
          <rect x={gap.x} y={gap.y} width={gap.end - gap.x} height={BAR} />
          <Label of={gap} />
        </g>
      ))}
      {marks.map(({ mark, x, end, y }) => (
        <g key={mark.key} class={mark.open ? "sl-drawing__mark sl-drawing__mark--open" : "sl-drawing__mark"} onClick={() => (location.hash = mark.anchor)}>
          <title>{mark.label}</title>
          {end - x > 4 && <line x1={x} x2={end} y1={y} y2={y} />}
          <circle cx={(x + end) / 2} cy={y} r={5} />
        </g>
      ))}
    </g>
  );
}

function DrawnBar({ bar }: { bar: Placed<Bar> }) {
  const { of, x, end, sure, y } = bar;
  return (
    <g class={of.quiet ? "sl-drawing__bar sl-drawing__bar--quiet" : "sl-drawing__bar"}>
      <title>{`${of.label}: ${spanWords(of.since, of.until)}`}</title>
      <rect class="sl-drawing__maybe" x={x} y={y} width={end - x} height={BAR} />
      {sure[1] > sure[0] && <rect class="sl-drawing__sure" x={sure[0]} y={y} width={Math.max(sure[1] - sure[0], 2)} height={BAR} />}
      {!of.until && <path class="sl-drawing__arrow" d={`M${end - 9} ${y + 4} L${end - 1} ${y + BAR / 2} L${end - 9} ${y + BAR - 4}`} />}
      <Label of={bar} />
    </g>
  );
}

function Label({ of: { text, textX, y } }: { of: { text: string; textX: number; y: number } }) {
  return (
    <text class="sl-drawing__label" x={textX} y={y + 17}>
      {text}
    </text>
  );
}

/** Each line with its number, set apart so that neighbours do not cover each other. */
function numbered(lines: readonly Line[], along: Axis): { line: Line; at: number; x: number; number: number }[] {
  let last = -Infinity;
  return lines.map((line, index) => {
    const at = along.at(line.on.first);
    last = Math.max(at, last + 23);
    return { line, at, x: last, number: index + 1 };
  });
}

function Hatch() {
  return (
    <defs>
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" class="sl-drawing__hatch-ground" />
        <line x1="0" x2="0" y1="0" y2="6" class="sl-drawing__hatch-line" />
      </pattern>
    </defs>
  );
}
