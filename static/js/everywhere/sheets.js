// An open sheet (switcher, menu) closes by Escape, by a click beside it and when another opens.
const open = () => document.querySelectorAll("details[data-sheet][open]");

document.addEventListener("click", (event) => {
  for (const sheet of open()) if (!sheet.contains(event.target)) sheet.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const sheet of open()) {
    const inside = sheet.contains(document.activeElement);
    sheet.open = false;
    if (inside) sheet.querySelector("summary").focus();
  }
});
