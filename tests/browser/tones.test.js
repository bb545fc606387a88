// How a tone of the server's becomes a look, alike for lines of a page and for the adviser's words.

import assert from "node:assert/strict";
import { test } from "node:test";
import { look } from "../../assets/seminar/tones.js";

test("what is welcome looks good, what alarms looks bad, and no tone has no look", () => {
  assert.equal(look("firm"), "good");
  assert.equal(look("critical"), "bad");
  assert.equal(look(undefined), "");
});
