// Says beside the button how many minutes the ticked lines make. Without it the meeting's page says so after saving.
const form = document.querySelector("form[data-minutes]");
const sum = form?.querySelector("output");

function count() {
  const lines = [...form.querySelectorAll(".take")].filter((line) => line.querySelector("[type=checkbox]").checked);
  const minutes = lines.map((line) => parseInt(line.querySelector("[type=number]").value, 10) || 0);
  const all = minutes.reduce((one, other) => one + other, Number(form.dataset.minutes));
  const over = all - Number(form.dataset.box);
  sum.textContent = `${all} of ${form.dataset.box} minutes${over > 0 ? `, ${over} too many` : ""}`;
}

if (sum) {
  form.addEventListener("input", count);
  count();
}
