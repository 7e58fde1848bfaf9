// A time axis: days to places, and ticks that people count in (years, quarters, months).
import { dayNumber, dayOf, dayWords } from "../words/days";

export interface Axis {
  left: number;
  right: number;
  at: (day: string) => number;
  ticks: Tick[];
}

export interface Tick {
  day: string;
  label: string;
  x: number;
}

const STEPS = [1, 2, 3, 6, 12, 24, 60, 120]; // months
const LABEL_WIDTH = 78;

/** An axis between two places; days outside it stand at its ends. */
export function axis(from: string, to: string, left: number, right: number): Axis {
  const first = dayNumber(from);
  const span = Math.max(dayNumber(to) - first, 1);
  const at = (day: string) => left + Math.min(Math.max((dayNumber(day) - first) / span, 0), 1) * (right - left);
  const months = span / 30.4;
  const step = STEPS.find((one) => (months / one) * LABEL_WIDTH <= right - left) ?? 240;
  return { left, right, at, ticks: ticks(from, to, step).map((day) => ({ day, label: label(day, step), x: at(day) })) };
}

/** The first days of every so many months, within two days; months are counted from January. */
export function ticks(from: string, to: string, step: number): string[] {
  const start = monthsOf(from) + (from.endsWith("-01") ? 0 : 1);
  const found: string[] = [];
  for (let month = Math.ceil(start / step) * step; month <= monthsOf(to); month += step) {
    found.push(`${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`);
  }
  return found;
}

/** A window with some room on both sides. */
export function withRoom(from: string, to: string, share = 0.03): { from: string; to: string } {
  const room = Math.max(Math.ceil((dayNumber(to) - dayNumber(from)) * share), 2);
  return { from: dayOf(dayNumber(from) - room), to: dayOf(dayNumber(to) + room) };
}

function monthsOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function label(day: string, step: number): string {
  if (step >= 12) return day.slice(0, 4);
  const [month = "", year = ""] = dayWords(day.slice(0, 7)).split(" ");
  return `${month.slice(0, 3)} ${year}`;
}
