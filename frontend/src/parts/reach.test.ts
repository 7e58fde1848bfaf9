import { expect, test } from "vitest";
import { dialled } from "./reach";

test.each([
  ["01632 960001", "01632960001"],
  ["duty desk 020 7946 0018, nights 020 7946 0019", "02079460018"],
  ["+44 (0)1632 960 001", "+441632960001"],
  ["write to the front desk", null],
  ["room 12", null],
])("what is dialled in %j is %j", (reach, number) => {
  expect(dialled(reach)).toBe(number);
});
