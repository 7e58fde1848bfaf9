import { describe, expect, test } from "vitest";
import { OPEN_LENS } from "../address";
import { lensInput, lensWords } from "./lens";

const named = (key: string) => ({ north: "Northmere Social Services", ward: "Children’s ward" })[key] ?? key;

describe("the lens in words", () => {
  test("without a lens it says that everything is shown, as at today", () => {
    expect(lensWords(OPEN_LENS, named)).toBe("Everything on every file you may see, as at today.");
    expect(lensInput(OPEN_LENS)).toBeNull();
  });

  test("a team and a day are both named, and which joins count", () => {
    expect(lensWords({ ...OPEN_LENS, teams: ["north"], knownAt: "2020-08-06" }, named)).toBe(
      "As Northmere Social Services’ file stood on 6 August 2020; files joined as they were by then.",
    );
    expect(lensWords({ ...OPEN_LENS, teams: ["north", "ward"], knownAt: "2020-08-06", identityToday: true }, named)).toBe(
      "As the files of Northmere Social Services and Children’s ward stood on 6 August 2020; files joined as they are today.",
    );
  });

  test("what is left out by the day of happening is said too", () => {
    expect(lensWords({ ...OPEN_LENS, happenedOn: "2020-08-06" }, named)).toContain("nothing that happened after 6 August 2020");
  });

  test("whatever narrows the lens is asked of the API", () => {
    for (const choice of [{ knownAt: "2020-01-01" }, { happenedOn: "2020-01-01" }, { teams: ["north"] }, { pooled: true }, { identityToday: true }, { sentCounts: true }]) {
      expect(lensInput({ ...OPEN_LENS, ...choice })).not.toBeNull();
    }
  });
});
