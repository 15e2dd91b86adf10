// What only works with scripts appears only with scripts.
for (const element of document.querySelectorAll("[data-needs-script]")) element.hidden = false;
