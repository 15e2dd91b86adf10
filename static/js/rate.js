// Beside two numbers, their rate while they are typed: "40 %", "5 per 100". Enter goes on to the next number.
// Without this the page says the rate after saving, and Enter saves.
const WHOLE = /^\d+(\.0*)?$|^\d{1,3}([, ]\d{3})+$/; // as the server reads it: 17, 1,234 and 1 234
const rounded = (digits) => new Intl.NumberFormat("en-US", { maximumFractionDigits: digits, roundingMode: "halfEven" });
const [SHARE, PER_100] = [rounded(0), rounded(1)]; // a half goes to the even side, as the server rounds

function figure(field) {
  const said = field.value.trim();
  return WHOLE.test(said) ? Number(said.replace(/[, ]/g, "")) : NaN;
}

function rateOf(unit, first, second) {
  if (!Number.isFinite(first) || !(second > 0)) return "";
  if (unit === "rate") return `${PER_100.format((first / second) * 100)} per 100`;
  return unit === "share" && first <= second ? `${SHARE.format((first / second) * 100)} %` : "";
}

function show(line) {
  const [first, second] = [...line.querySelectorAll("input.number")].map(figure);
  const rate = line.querySelector("output");
  if (rate) rate.textContent = rateOf(line.dataset.rate, first, second);
}

for (const line of document.querySelectorAll("[data-rate]")) {
  line.addEventListener("input", () => show(line));
  show(line);
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("[data-rate] input.number")) return;
  const all = [...event.target.form.querySelectorAll("input.number")];
  const next = all[all.indexOf(event.target) + 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
