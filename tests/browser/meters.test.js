// How a meter looks: its tone is a matter of what rising means, not of the number.

import assert from "node:assert/strict";
import { test } from "node:test";
import { tone } from "../../assets/seminar/meters.js";

test("high confidence is firm, high tension critical, and autonomy is neither", () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((step) => tone("confidence", step)),
    ["critical", "critical", "caution", "steady", "firm"],
  );
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((step) => tone("tension", step)),
    ["firm", "steady", "caution", "critical", "critical"],
  );
  assert.equal(tone("autonomy", 0), tone("autonomy", 4));
});
