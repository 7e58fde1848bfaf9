import { describe, expect, test } from "vitest";
import { axis, monthTicks, withRoom } from "./axis";
import { rows, shortened, textWidth } from "./rows";

describe("a drawing over time", () => {
  test("puts days in their order and keeps what lies outside at its ends", () => {
    const along = axis("1999-01-01", "1999-12-31", 100, 1000);
    expect(along.at("1999-01-01")).toBe(100);
    expect(along.at("1999-12-31")).toBe(1000);
    expect(along.at("1990-01-01")).toBe(100);
    expect(along.at("2010-01-01")).toBe(1000);
    expect(along.at("1999-03-01")).toBeLessThan(along.at("1999-03-02"));
  });

  test("marks months from January on, also across a year’s end", () => {
    expect(monthTicks("1998-10-29", "1999-05-01", 3)).toEqual(["1999-01-01", "1999-04-01"]);
    expect(monthTicks("1998-12-01", "1999-02-01", 1)).toEqual(["1998-12-01", "1999-01-01", "1999-02-01"]);
  });

  test("has no more marks than there is room for", () => {
    for (const width of [300, 600, 1100]) {
      for (const until of ["1999-02-01", "2000-01-01", "2015-01-01"]) {
        expect(axis("1999-01-01", until, 0, width).ticks.length).toBeLessThanOrEqual(width / 60 + 1);
      }
    }
  });

  test("leaves room even around one day", () => {
    expect(withRoom("1999-03-01", "1999-03-01")).toEqual({ from: "1999-02-27", to: "1999-03-03" });
  });

  test("lets no two stretches of one row touch", () => {
    const extents = [[0, 100], [50, 60], [104, 200], [112, 130], [70, 90]].map(([from = 0, to = 0]) => ({ from, to }));
    const { row, count } = rows(extents, 8);
    expect(count).toBe(3);
    extents.forEach((one, index) =>
      extents.slice(0, index).forEach((other, earlier) => {
        if (row[index] === row[earlier]) expect(one.from >= other.to + 8 || other.from >= one.to + 8).toBe(true);
      }),
    );
  });

  test("cuts a text that has no room, and no other", () => {
    expect(shortened("Northmere", 500, 14)).toBe("Northmere");
    const short = shortened("Northmere Social Services, northern office", 120, 14);
    expect(short.endsWith("…")).toBe(true);
    expect(textWidth(short, 14)).toBeLessThanOrEqual(120);
  });
});
