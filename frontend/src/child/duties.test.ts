import { describe, expect, it } from "vitest";
import { type Duty, sortedDuties } from "./duties";

const duty = (answer: string, due: string | null = null, nextDue: string | null = null): Duty => ({
  answer,
  due: due === null ? null : { first: due },
  nextDue: nextDue === null ? null : { first: nextDue },
});

describe("duties in the order in which they need somebody", () => {
  it("stand by their days, overdue apart from due", () => {
    const { overdue, due } = sortedDuties([
      duty("DUE_ON", "2021-03-09"),
      duty("NOT_RECORDED_BY_DUE_DAY", "2021-02-02"),
      duty("DUE_ON", "2021-03-01"),
      duty("NOT_RECORDED_BY_DUE_DAY", "2021-01-01"),
    ]);
    expect(overdue.map((one) => one.due?.first)).toEqual(["2021-01-01", "2021-02-02"]);
    expect(due.map((one) => one.due?.first)).toEqual(["2021-03-01", "2021-03-09"]);
  });

  it("are due again while a later limit runs, where the first was met or met late", () => {
    const again = [duty("RECORDED_LATE", "2021-01-01", "2021-05-01"), duty("RECORDED_IN_TIME", "2021-01-01", "2021-04-01")];
    const { overdue, due, late } = sortedDuties(again);
    expect(due.map((one) => one.nextDue?.first)).toEqual(["2021-04-01", "2021-05-01"]);
    expect([...overdue, ...late]).toEqual([]);
  });

  it("are never lost, and fold only where nothing is to be done", () => {
    const answers = ["RECORDED_LATE", "RECORDED_IN_TIME", "NOT_REQUIRED", "DISPUTED", "NOT_KNOWABLE"].map((answer) => duty(answer));
    const { overdue, due, late, others } = sortedDuties(answers);
    expect([overdue.length, due.length, late.length, others.length]).toEqual([0, 0, 1, 4]);
  });
});
