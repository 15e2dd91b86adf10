// A button with data-copies="id" copies what that element says, or what stands in that field. Without scripts it stays hidden: one copies by hand.
for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  const words = button.textContent;
  button.addEventListener("click", async () => {
    const from = document.getElementById(button.dataset.copies);
    await navigator.clipboard.writeText((from.value ?? from.textContent).trim());
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = words), 2000);
  });
}
