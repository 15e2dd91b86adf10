// Shows the rate beside two numbers while they are typed: "40 %". Without it the page says the rate after saving.
const WHOLE = /^\d+(\.0*)?$|^\d{1,3}([, ]\d{3})+$/; // as the server reads it: 17, 1,234 and 1 234

function figure(field) {
  const said = field.value.trim();
  return WHOLE.test(said) ? Number(said.replace(/[, ]/g, "")) : NaN;
}

function show(line) {
  const [first, second] = [...line.querySelectorAll("input.number")].map(figure);
  const rate = line.querySelector("output");
  if (!rate || line.dataset.rate !== "share") return;
  const sound = Number.isFinite(first) && second > 0 && first >= 0 && first <= second;
  rate.textContent = sound ? `${Math.round((first / second) * 100)} %` : "";
}

for (const line of document.querySelectorAll("[data-rate]")) {
  line.addEventListener("input", () => show(line));
  show(line);
}
