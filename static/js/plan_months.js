// A meeting of the draft is dragged onto another day: the page then says what that would cost, and asks.
// Without it, a click on the meeting leads to the page that does the same.
const dialog = document.getElementById("weigh");
let carried = null;

document.addEventListener("dragstart", (event) => {
  carried = event.target.closest?.("[data-move]") ?? null;
  if (carried) event.dataTransfer.setData("text/plain", carried.textContent);
});

document.addEventListener("dragend", () => {
  carried = null;
  for (const day of document.querySelectorAll(".day--over")) day.classList.remove("day--over");
});

document.addEventListener("dragover", (event) => {
  const day = event.target.closest?.("[data-day]");
  if (!carried || !day) return;
  event.preventDefault();
  for (const other of document.querySelectorAll(".day--over")) other.classList.toggle("day--over", other === day);
  day.classList.add("day--over");
});

document.addEventListener("drop", async (event) => {
  const day = event.target.closest?.("[data-day]");
  if (!carried || !day) return;
  event.preventDefault();
  const address = `${carried.dataset.move}?on=${day.dataset.day}`;
  await htmx.ajax("GET", address, { target: "#weigh", swap: "innerHTML" });
  dialog.showModal();
});

dialog?.addEventListener("click", (event) => {
  if (!event.target.closest("[data-closes]")) return;
  event.preventDefault();
  dialog.close();
});
