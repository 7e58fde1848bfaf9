// Lanes over time: stretches with both bounds of their ends, single days, gaps, and numbered lines across all lanes.
// A drawing only repeats what the list beside it says, so it is one picture to a screen reader.
import { useRef } from "preact/hooks";
import type { Between } from "../words/days";
import { betweenWords } from "../words/days";
import { type Axis, axis } from "./axis";
import { rows, textWidth } from "./rows";
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
  href?: string;
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

const NAME = 26;
const ROW = 30;
const BAR = 24;
const MARKS = 26;
const SIZE = 14;
const AXIS = 26;
const PAD = 6;

export interface LanesProps {
  title: string;
  from: string;
  to: string;
  lanes: readonly Lane[];
  lines?: readonly Line[];
}

export function Lanes({ title, from, to, lanes, lines = [] }: LanesProps) {
  const holder = useRef<HTMLDivElement>(null);
  const width = useWidth(holder);
  const along = axis(from, to, width);
  let top = AXIS + (lines.length > 0 ? 26 : 0);
  const start = top;
  const drawn = lanes.map((lane) => {
    const bars = laidOut(lane.bars ?? [], along, width);
    const place = { lane, bars, top, gaps: laidOutGaps(lane.gaps ?? [], along, width) };
    top += NAME + bars.count * ROW * (bars.bars.length > 0 ? 1 : 0) + place.gaps.count * ROW + (lane.marks?.length ? MARKS : 0) + PAD;
    return place;
  });
  return (
    <div class="sl-drawing" ref={holder}>
      <svg viewBox={`0 0 ${width} ${top}`} role="img" aria-label={title} class="sl-drawing__svg">
        <Hatch />
        {along.ticks.map((tick) => (
          <g key={tick.day}>
            <line class="sl-drawing__tick" x1={tick.x} x2={tick.x} y1={AXIS - 6} y2={top} />
            <text class="sl-drawing__year" x={Math.min(Math.max(tick.x, 0), width)} y={14} text-anchor={anchor(tick.x, width)}>
              {tick.label}
            </text>
          </g>
        ))}
        {drawn.map(({ lane, bars, gaps, top: y }) => (
          <g key={lane.key}>
            <line class="sl-drawing__rule" x1={0} x2={width} y1={y} y2={y} />
            <text class="sl-drawing__lane" x={0} y={y + 19}>
              {cut(lane.name, width, 15)}
            </text>
            {bars.bars.map((bar) => (
              <DrawnBar key={bar.bar.key} laid={bar} y={y + NAME + bar.row * ROW} width={width} />
            ))}
            {gaps.gaps.map((gap) => (
              <DrawnGap key={gap.gap.key} laid={gap} y={y + NAME + (bars.bars.length > 0 ? bars.count * ROW : 0) + gap.row * ROW} />
            ))}
            {lane.marks?.map((mark) => (
              <DrawnMark key={mark.key} mark={mark} along={along} y={y + NAME + bars.count * ROW * (bars.bars.length > 0 ? 1 : 0) + MARKS / 2 - 3} />
            ))}
          </g>
        ))}
        {numbered(lines, along).map(({ line, x, shown }) => (
          <g key={line.key} class={line.sound ? "sl-drawing__move" : "sl-drawing__move sl-drawing__move--broken"}>
            <line x1={along.at(middle(line.on))} x2={along.at(middle(line.on))} y1={start - 10} y2={top} />
            <line x1={along.at(middle(line.on))} x2={x} y1={start - 10} y2={start - 14} />
            <circle cx={x} cy={start - 16} r={10} />
            <text x={x} y={start - 11.5} text-anchor="middle">
              {shown}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

interface LaidBar {
  bar: Bar;
  row: number;
  x: number;
  sure: [number, number];
  end: number;
  text: string;
  textAt: number;
}

function laidOut(bars: readonly Bar[], along: Axis, width: number): { bars: LaidBar[]; count: number } {
  const placed = bars.map((bar) => {
    const x = bar.since ? along.at(bar.since.first) : 0;
    const end = bar.until ? along.at(bar.until.last) : width;
    const sure: [number, number] = [bar.since ? along.at(bar.since.last) : 0, bar.until ? along.at(bar.until.first) : width];
    const text = cut(bar.label, width - 16, SIZE);
    const textAt = Math.max(Math.min(x + PAD, width - textWidth(text, SIZE) - PAD), PAD);
    return { bar, x, sure, end: Math.max(end, x + 4), text, textAt };
  });
  const packed = rows(placed.map((one) => ({ from: Math.min(one.x, one.textAt - 2), to: Math.max(one.end, one.textAt + textWidth(one.text, SIZE)) })));
  return { bars: placed.map((one, index) => ({ ...one, row: packed.row[index] ?? 0 })), count: packed.count };
}

interface LaidGap {
  gap: Gap;
  row: number;
  x: number;
  end: number;
  text: string;
  textAt: number;
}

function laidOutGaps(gaps: readonly Gap[], along: Axis, width: number): { gaps: LaidGap[]; count: number } {
  const placed = gaps.map((gap) => {
    const [x, end] = [along.at(gap.since), along.at(gap.until)];
    const text = cut(gap.label, width - 16, SIZE);
    return { gap, x, end: Math.max(end, x + 4), text, textAt: Math.max(Math.min(end + PAD, width - textWidth(text, SIZE) - PAD), PAD) };
  });
  const packed = rows(placed.map((one) => ({ from: Math.min(one.x, one.textAt - 2), to: Math.max(one.end, one.textAt + textWidth(one.text, SIZE)) })));
  return { gaps: placed.map((one, index) => ({ ...one, row: packed.row[index] ?? 0 })), count: gaps.length > 0 ? packed.count : 0 };
}

function DrawnBar({ laid, y, width }: { laid: LaidBar; y: number; width: number }) {
  const { bar, x, sure, end, text, textAt } = laid;
  const solid = Math.max(sure[1] - sure[0], 0);
  return (
    <g class={bar.quiet ? "sl-drawing__bar sl-drawing__bar--quiet" : "sl-drawing__bar"}>
      <title>{`${bar.label}: ${betweenWords(bar.since)} to ${bar.until ? betweenWords(bar.until) : "no end recorded"}`}</title>
      <rect class="sl-drawing__maybe" x={x} y={y} width={end - x} height={BAR} />
      <rect class="sl-drawing__sure" x={sure[0]} y={y} width={Math.max(solid, 2)} height={BAR} />
      {!bar.until && <path class="sl-drawing__arrow" d={`M${width - 9} ${y + 4} L${width - 1} ${y + BAR / 2} L${width - 9} ${y + BAR - 4}`} />}
      <text class="sl-drawing__label" x={textAt} y={y + 17}>
        {text}
      </text>
    </g>
  );
}

function DrawnGap({ laid, y }: { laid: LaidGap; y: number }) {
  return (
    <g class="sl-drawing__gap">
      <title>{laid.gap.label}</title>
      <rect x={laid.x} y={y} width={laid.end - laid.x} height={BAR} />
      <text class="sl-drawing__label" x={laid.textAt} y={y + 17}>
        {laid.text}
      </text>
    </g>
  );
}

function DrawnMark({ mark, along, y }: { mark: Mark; along: Axis; y: number }) {
  const [x, end] = [along.at(mark.on.first), along.at((mark.last ?? mark.on).last)];
  const drawn = (
    <g class={mark.open ? "sl-drawing__mark sl-drawing__mark--open" : "sl-drawing__mark"}>
      <title>{mark.label}</title>
      {end - x > 2 && <line x1={x} x2={end} y1={y} y2={y} />}
      <circle cx={(x + end) / 2} cy={y} r={5} />
    </g>
  );
  return mark.href ? (
    <a href={mark.href} tabIndex={-1} aria-hidden="true">
      {drawn}
    </a>
  ) : (
    drawn
  );
}

/** Each line with its number, set apart so that neighbours do not cover each other. */
function numbered(lines: readonly Line[], along: Axis): { line: Line; x: number; shown: number }[] {
  let last = -Infinity;
  return lines.map((line, index) => {
    const x = Math.max(along.at(middle(line.on)), last + 23);
    last = x;
    return { line, x, shown: index + 1 };
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

function middle(when: Between): string {
  return when.first;
}

function anchor(x: number, width: number): "start" | "middle" | "end" {
  return x < 40 ? "start" : x > width - 40 ? "end" : "middle";
}

function cut(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let short = text;
  while (short.length > 1 && textWidth(`${short}…`, size) > width) short = short.slice(0, -1);
  return `${short.trimEnd()}…`;
}
