// The look of each tone that the server gives a line.

const LOOKS = { firm: "good", caution: "warn", critical: "bad", brass: "brass", muted: "muted" };

export const look = (tone) => LOOKS[tone] ?? "";
