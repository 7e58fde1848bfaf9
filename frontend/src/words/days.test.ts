import { describe, expect, test } from "vitest";
import { betweenWords, countWords, onWords, spanWords, yearsBetween } from "./days";

const between = (first: string, last = first) => ({ first, last });

describe("days", () => {
  test("a day that is known is said as one day", () => {
    expect(betweenWords(between("1999-06-18"))).toBe("18 June 1999");
    expect(onWords(between("1999-06-18"))).toBe("on 18 June 1999");
  });

  test("a whole month or year is said by its name, and never as a day", () => {
    expect(betweenWords(between("1999-02-01", "1999-02-28"))).toBe("February 1999");
    expect(betweenWords(between("2000-02-01", "2000-02-28"))).toBe("between 1 and 28 February 2000");
    expect(onWords(between("1999-01-01", "1999-12-31"))).toBe("in 1999");
  });

  test("a day that is not exact is said by both bounds, without what they share", () => {
    expect(betweenWords(between("1999-04-25", "1999-04-26"))).toBe("between 25 and 26 April 1999");
    expect(betweenWords(between("1999-04-29", "1999-05-03"))).toBe("between 29 April and 3 May 1999");
    expect(betweenWords(between("1999-12-30", "2000-01-02"))).toBe("between 30 December 1999 and 2 January 2000");
  });

  test("a stay without an end says so", () => {
    expect(spanWords(between("1999-05-01"), between("1999-07-06"))).toBe("1 May 1999 to 6 July 1999");
    expect(spanWords(between("1999-05-01"), null)).toBe("from 1 May 1999, no end recorded");
    expect(spanWords(between("1999-05-01"), between("1999-07-04", "1999-07-08"))).toBe("from 1 May 1999 until between 4 and 8 July 1999");
  });

  test("silence is said as silence", () => {
    expect(betweenWords(null)).toBe("day not recorded");
    expect(onWords(undefined)).toBe("on a day not recorded");
  });

  test("a count keeps both its bounds", () => {
    expect(countWords(1, 1)).toBe("1 day");
    expect(countWords(2556, 2585)).toBe("2,556 to 2,585 days");
    expect(countWords(7, null)).toBe("at least 7 days");
  });

  test("an age turns on the birthday, and needs a whole date of birth", () => {
    expect(yearsBetween("1991-11-02", "1999-11-01")).toBe(7);
    expect(yearsBetween("1991-11-02", "1999-11-02")).toBe(8);
    expect(yearsBetween("1991-11", "1999-11-02")).toBeNull();
  });
});
