import { closePanel, isOpen, step } from "./panel.js";

/** The keys of the help dialog. Typing in a field is left alone. */
export function startKeys() {
  const help = document.getElementById("help");
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typing = event.target.matches("input, textarea, select");
    if (event.key === "Escape") return escape(event, help);
    if (typing || help?.open) return;
    if (event.key === "/") focusField(event);
    else if (event.key === "?") help?.showModal();
    else if (event.key === "[") step(-1);
    else if (event.key === "]") step(1);
  });
}

function focusField(event) {
  const field = document.querySelector("#question, #filter");
  if (!field) return location.assign("/");
  event.preventDefault();
  field.focus();
  field.select();
}

function escape(event, help) {
  if (help?.open) return;
  if (document.getElementById("panel") && isOpen()) closePanel();
  else if (event.target.matches("input, textarea")) event.target.blur();
}
