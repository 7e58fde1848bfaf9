import { describe, expect, test } from "vitest";
import { ALL_EVENTS, childAddress, OPEN_LENS, placeOf, searchAddress } from "./address";

const at = (address: string) => placeOf(new URL(address, "http://127.0.0.1:8765"));

describe("the address", () => {
  test("says again what it was made from", () => {
    const lens = { knownAt: "1999-08-06", happenedOn: "1999-08-01", teams: ["north:1", "a/b"], pooled: true, identityToday: true, sentCounts: true };
    const timeline = { teams: ["north"], kinds: ["home-visit"], since: "1999-01-01", until: "2000-01-01" };
    const place = at(childAddress("Child:anna & bo/1", lens, timeline));
    expect(place).toMatchObject({ child: "anna & bo/1", lens, timeline, known: true });
  });

  test("of a child without a lens is short", () => {
    expect(childAddress("Child:anna")).toBe("/child/anna");
    expect(at("/child/anna")).toMatchObject({ child: "anna", lens: OPEN_LENS, timeline: ALL_EVENTS });
  });

  test("with a day that is no day is read without it", () => {
    expect(at("/child/anna?knownAt=yesterday").lens.knownAt).toBeNull();
    expect(at("/child/anna?knownAt=1999-02-31").lens.knownAt).toBeNull();
  });

  test("of a search keeps every sign", () => {
    expect(at(searchAddress("O’Brien & 50% né")).search).toBe("O’Brien & 50% né");
  });

  test("that is no page of this site is known as such", () => {
    expect(at("/child/").known).toBe(false);
    expect(at("/editor").known).toBe(false);
    expect(at("/").known).toBe(true);
  });
});
